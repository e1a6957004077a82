import {
  planOf,
  type CampaignChoice,
  type CampaignPlan,
  type PlanChoice,
} from '../domain/campaign/campaign-choice.ts'
import type { Factors, MovedOutcome } from '../domain/campaign/sensitivity.ts'
import type { PartValues, PlanAnswer, PlanQuestion } from '../domain/campaign/plan-question.ts'
import { suggestTemplate } from '../domain/campaign/suggest-template.ts'
import { columnWithRole } from '../domain/column-choice.ts'
import type { Failure } from '../domain/failure.ts'
import type { DataClient } from '../services/data-client.ts'
import type { EvaluatorClient } from '../services/evaluator-client.ts'
import type { Evaluating } from './evaluating.svelte.ts'
import type { OnScreen } from './on-screen.ts'

type Numbers = Pick<DataClient, 'numbers'>
type Shown = Pick<OnScreen, 'model' | 'change'>
type Judge = Pick<Evaluating, 'status' | 'opened' | 'rows'> & {
  client: Pick<EvaluatorClient, 'plan' | 'movedPlan' | 'cancel'>
}

/** What is asked of the worker, but for the numbers of columns. */
type Wanted = Omit<PlanQuestion, 'values'>

/** Milliseconds from which on it is said how far the work is. */
const LONG = 500

/** The list that the model on screen draws up, and the campaign that is planned with it. */
export class Campaign {
  readonly #data: Numbers
  readonly #evaluating: Judge
  readonly #onScreen: Shown
  /** And of which of the models opened so far it is. */
  #found = $state.raw<{ opened: number; answer: PlanAnswer } | undefined>()
  /** To the question asked last; undefined until there is one. */
  answer = $derived.by(() => {
    const { status, opened } = this.#evaluating
    return status === 'open' && this.#found?.opened === opened ? this.#found.answer : undefined
  })
  /** `cancelled` where the person did not want to wait. */
  failure = $state.raw<Failure | undefined>()
  busy = $state(false)
  /** Share done, 0 to 1, of an answer that takes long; else undefined. */
  share = $state<number | undefined>()
  /** Of a multiclass model: the class that is set against the others. */
  positiveClass = $state(0)
  /** Deleted plans, the latest last. */
  #removed = $state.raw<NonNullable<CampaignChoice['scenarios']>>([])
  #values = new Map<string, PartValues>()
  #asked: Wanted | undefined
  #wanted: Wanted | undefined
  /** The plan was changed: the list follows once its best is known. */
  #follows = false
  /** The same rows are opened anew: the list follows there. */
  #followsAnew = false

  /** What the person chose. */
  choice = $derived.by<CampaignChoice>(() => this.#onScreen.model()?.experiment.campaign ?? {})
  /** A column with the role `value`. */
  valueColumn = $derived.by(() =>
    columnWithRole(this.#onScreen.model()?.experiment.columns, 'value'),
  )
  /** What it is for, as chosen or as the name of the target says. */
  template = $derived.by(() => {
    const { template } = this.choice
    return template ?? suggestTemplate(this.#onScreen.model()?.recipe.target.name ?? '')
  })
  /** The same with nothing absent; undefined while amounts are missing. */
  plan = $derived.by(() => this.#planOf(this.choice))
  /** Kept plans that have their amounts, and what came of them. */
  keptResults = $derived.by(() => {
    const results = this.answer?.scenarios ?? []
    const complete = (this.choice.scenarios ?? []).filter((scenario) => this.isComplete(scenario))
    return complete.flatMap(({ name }, i) => {
      const result = results[i]
      return result ? [{ name, result }] : []
    })
  })
  canUndo = $derived(this.#removed.length > 0)
  /** What the panes need an answer to; undefined where nothing can be ranked. */
  question = $derived.by<Wanted | undefined>(() => {
    const model = this.#onScreen.model()
    if (model === undefined || model.recipe.target.task === 'regression') return undefined
    if (model.recipe.target.task === 'multiclass') {
      const { positiveClass } = this
      return { positiveClass, threshold: null, campaign: null, scenarios: [] }
    }
    return {
      threshold: model.threshold,
      campaign: this.plan ?? null,
      scenarios: (this.choice.scenarios ?? []).flatMap((scenario) => this.#planOf(scenario) ?? []),
    }
  })

  constructor(data: Numbers, evaluating: Judge, onScreen: Shown) {
    this.#data = data
    this.#evaluating = evaluating
    this.#onScreen = onScreen
  }

  /** Another model or other rows were opened just now. */
  begin(): void {
    this.#found = undefined
    this.failure = undefined
    this.share = undefined
    this.positiveClass = 0
    this.#removed = []
    this.#values.clear()
    this.#asked = undefined
    this.#follows = this.#followsAnew
    this.#followsAnew = false
  }

  /** The chances of the model on screen are about to change: a list that is the best one stays so. */
  beforeOtherChances(): void {
    this.#followsAnew = this.#isBest()
  }

  /**
   * Asks for what the panes need. Calls while one is under way are answered together, by the last.
   * @returns the threshold that a changed plan asks for, if it asks for another
   */
  async ask(wanted: Wanted): Promise<number | undefined> {
    this.#wanted = wanted
    if (this.busy) return undefined
    this.busy = true
    while (this.#wanted !== undefined && this.#evaluating.status === 'open') {
      const next: Wanted = this.#wanted
      this.#wanted = undefined
      if (JSON.stringify(next) !== JSON.stringify(this.#asked)) await this.#answerTo(next)
    }
    this.busy = false
    const best = this.answer?.campaign?.best
    if (!this.#follows || !best) return undefined
    this.#follows = false
    return best.threshold === this.#onScreen.model()?.threshold ? undefined : best.threshold
  }

  /** Ends what is under way. */
  cancel(): void {
    this.#evaluating.client.cancel()
  }

  /** Changes the plan in hand; the list follows, unless somebody moved it elsewhere by hand. */
  choose(plan: PlanChoice): void {
    const model = this.#onScreen.model()
    this.#follows = model?.experiment.threshold === undefined || this.#isBest()
    const { scenarios } = this.choice
    this.#write({ ...plan, ...(scenarios && { scenarios }) })
  }

  /** Keeps the plan in hand under a name, in the place of another of that name. */
  keep(name: string): void {
    const { scenarios = [], ...plan } = this.choice
    const others = scenarios.filter((scenario) => scenario.name !== name)
    this.#write({ ...plan, scenarios: [...others, { name, ...plan }] })
  }

  /** Makes a kept plan the one in hand. */
  takeUp(name: string): void {
    const kept = this.choice.scenarios?.find((scenario) => scenario.name === name)
    if (kept === undefined) return
    const { name: _name, ...plan } = kept
    this.choose(plan)
    this.#follows = true
  }

  /** Deletes a kept plan; `undo` brings it back. */
  remove(name: string): void {
    const { scenarios = [], ...plan } = this.choice
    const removed = scenarios.filter((scenario) => scenario.name === name)
    this.#removed = [...this.#removed, ...removed]
    this.#write({ ...plan, scenarios: scenarios.filter((scenario) => scenario.name !== name) })
  }

  undo(): void {
    const last = this.#removed.at(-1)
    if (last === undefined) return
    this.#removed = this.#removed.slice(0, -1)
    const { scenarios = [], ...plan } = this.choice
    const others = scenarios.filter(({ name }) => name !== last.name)
    this.#write({ ...plan, scenarios: [...others, last] })
  }

  /** Puts a campaign in the place of the one in hand; the list stays where it is. */
  restore(campaign: CampaignChoice): void {
    this.#write(campaign)
  }

  /** Whether a plan has the amounts that it takes to judge it. */
  isComplete(choice: PlanChoice): boolean {
    return this.#planOf(choice) !== undefined
  }

  /** What becomes of the plan in hand with other assumptions; undefined where it cannot be asked. */
  async moved(factors: Factors, threshold: number): Promise<MovedOutcome | undefined> {
    const { question, plan } = this
    if (this.#evaluating.status !== 'open' || !plan || !question) return undefined
    const values = await this.#valuesFor(question)
    if (values === undefined) return undefined
    const moved = { campaign: plan, factors, threshold, values }
    const outcome = await this.#evaluating.client.movedPlan(moved)
    return outcome.ok ? outcome.value : undefined
  }

  #isBest(): boolean {
    const best = this.answer?.campaign?.best
    return best != null && best.threshold === this.#onScreen.model()?.threshold
  }

  #planOf(choice: PlanChoice): CampaignPlan | undefined {
    const model = this.#onScreen.model()
    if (model === undefined) return undefined
    const { template } = this
    const named = { ...(template && { template }), ...choice }
    return planOf(named, model.report.evaluation.rows, this.valueColumn)
  }

  async #answerTo(wanted: Wanted): Promise<void> {
    this.#asked = wanted
    this.failure = undefined
    const began = performance.now()
    const values = await this.#valuesFor(wanted)
    if (values === undefined) return
    const answer = await this.#evaluating.client.plan({ ...wanted, values }, (share) => {
      if (this.#asked === wanted && performance.now() - began > LONG) this.share = share
    })
    this.share = undefined
    if (this.#asked !== wanted) return
    if (answer.ok) {
      this.#found = { opened: this.#evaluating.opened, answer: answer.value }
      this.failure = undefined
    } else {
      this.#fail(answer.failure)
    }
  }

  #fail(failure: Failure): void {
    this.#asked = undefined
    this.failure = failure
  }

  /** Numbers of the columns that plans read, each asked for once. */
  async #valuesFor({ campaign, scenarios }: Wanted): Promise<PlanQuestion['values'] | undefined> {
    const model = this.#onScreen.model()
    const rows = this.#evaluating.rows
    if (model === undefined || rows === undefined) return undefined
    const plans = campaign === null ? scenarios : [campaign, ...scenarios]
    for (const { value } of plans) {
      if (typeof value === 'number' || this.#values.has(value.column)) continue
      const [validation, test] = await Promise.all([
        this.#data.numbers(model.experiment, value.column, rows.validation),
        this.#data.numbers(model.experiment, value.column, rows.test),
      ])
      if (!validation.ok || !test.ok) {
        const failed = validation.ok ? test : validation
        if (!failed.ok) this.#fail(failed.failure)
        return undefined
      }
      this.#values.set(value.column, { validation: validation.value, test: test.value })
    }
    return Object.fromEntries(this.#values)
  }

  #write(campaign: CampaignChoice): void {
    const model = this.#onScreen.model()
    if (model === undefined) return
    const planned = { ...model, experiment: { ...model.experiment, campaign } }
    this.#onScreen.change(planned, (draft) => {
      draft.planCampaign(campaign)
    })
  }
}
