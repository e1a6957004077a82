import {
  ASSUMPTIONS,
  scaledPlan,
  type Assumption,
  type Factors,
  type MovedOutcome,
} from '../domain/campaign/sensitivity.ts'
import type { Campaign } from './campaign.svelte.ts'

/** The plan in hand with its assumptions moved for a try: nothing of it is kept until it is taken over. */
export class MovedAssumptions {
  readonly #campaign: Campaign
  /** Which plan they move: another one begins without any. */
  #of = $state.raw<string | undefined>()
  #moved = $state.raw<Factors>({})
  /** What becomes of the campaign then; as long as the next one is worked out, that of the one before. */
  #outcome = $state.raw<MovedOutcome | undefined>()
  #busy = false
  #wanted: { factors: Factors; threshold: number } | undefined

  #key = $derived.by(() => JSON.stringify(this.#campaign.plan))
  /** How many times as large each is taken to be; those as planned are absent. */
  factors = $derived<Factors>(this.#of === this.#key ? this.#moved : {})
  isMoved = $derived(Object.keys(this.factors).length > 0)
  outcome = $derived(this.isMoved ? this.#outcome : undefined)
  /** A column of values is in the table, not in the plan. */
  canTakeOver = $derived.by(
    () => this.factors.value === undefined || typeof this.#campaign.plan?.value !== 'object',
  )

  constructor(campaign: Campaign) {
    this.#campaign = campaign
  }

  /** @param factor 1: as planned */
  move(assumption: Assumption, factor: number): void {
    const { [assumption]: _before, ...others } = this.factors
    this.#moved = factor === 1 ? others : { ...others, [assumption]: factor }
    this.#of = this.#key
  }

  reset(): void {
    this.#moved = {}
    this.#outcome = undefined
  }

  /**
   * Asks what becomes of it. Calls while one is under way are answered together, by the last.
   * @param threshold of the planned list
   */
  async ask(threshold: number): Promise<void> {
    this.#wanted = { factors: this.factors, threshold }
    if (this.#busy) return
    this.#busy = true
    while (this.#wanted !== undefined) {
      const next: { factors: Factors; threshold: number } = this.#wanted
      this.#wanted = undefined
      const isMoved = Object.keys(next.factors).length > 0
      this.#outcome = isMoved ? await this.#campaign.moved(next.factors, next.threshold) : undefined
    }
    this.#busy = false
  }

  /** Makes them the plan. */
  takeOver(): void {
    const { plan, choice } = this.#campaign
    if (plan === undefined || !this.canTakeOver) return
    const { scenarios: _scenarios, ...others } = choice
    const scaled = scaledPlan(plan, this.factors)
    const amounts = ASSUMPTIONS.filter((assumption) => assumption in this.factors)
    this.#campaign.choose({
      ...others,
      ...Object.fromEntries(amounts.map((assumption) => [assumption, scaled[assumption]])),
    })
    this.reset()
  }
}
