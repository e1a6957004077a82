import type { Failure } from '../domain/failure.ts'
import type { AgainstRest } from '../domain/judgement/judgement.ts'
import type { Evaluating } from './evaluating.svelte.ts'

/** One class of the open model against all the rest, as the person chooses. */
export class ClassAgainstRest {
  readonly #evaluating: Evaluating
  /** Which of the models opened so far all this is about. */
  #opened = $state(0)
  #of = $state(0)
  #found = $state.raw<{ of: number; judged: AgainstRest } | undefined>()
  #failure = $state.raw<Failure | undefined>()
  #turn = 0
  #current = $derived.by(
    () => this.#evaluating.status === 'open' && this.#opened === this.#evaluating.opened,
  )

  /** Index of the chosen class. */
  of = $derived(this.#current ? this.#of : 0)
  /** Of the class chosen before, as long as the chosen one is being judged. */
  found = $derived(this.#current ? this.#found : undefined)
  /** `cancelled` where the person did not want to wait. */
  failure = $derived(this.#current ? this.#failure : undefined)

  constructor(evaluating: Evaluating) {
    this.#evaluating = evaluating
  }

  /** Judges the first class of the model that was opened just now; does nothing where one was chosen. */
  async begin(): Promise<void> {
    if (!this.#current) await this.choose(0)
  }

  async choose(of: number): Promise<void> {
    const { status, opened, client } = this.#evaluating
    if (status !== 'open') return
    if (this.#opened !== opened) this.#found = undefined
    this.#opened = opened
    this.#of = of
    this.#failure = undefined
    this.#turn += 1
    const turn = this.#turn
    const judged = await client.againstRest(of)
    if (turn !== this.#turn) return
    if (judged.ok) this.#found = { of, judged: judged.value }
    else this.#failure = judged.failure
  }
}
