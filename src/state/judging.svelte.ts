import type { Failure } from '../domain/failure.ts'
import type { Judgement } from '../domain/judgement/judgement.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import { ClassAgainstRest } from './class-against-rest.svelte.ts'
import type { Evaluating } from './evaluating.svelte.ts'

/** What curves say about the test rows of the model on screen. */
export class Judging {
  readonly #evaluating: Evaluating
  readonly #model: () => TrainedModel | undefined
  /** Of several classes, one at a time. */
  readonly againstRest: ClassAgainstRest
  /** Whose judgement it is, and what it says. */
  #made = $state.raw<{ id: string; judgement: Judgement } | undefined>()
  failure = $state.raw<Failure | undefined>()
  /** Share done, 0 to 1; undefined: nothing is under way. */
  share = $state<number | undefined>()
  #turn = 0

  /** Of the model on screen only. */
  judgement = $derived.by(() => {
    const made = this.#made
    return made !== undefined && made.id === this.#model()?.id ? made.judgement : undefined
  })

  /** @param model the one on screen */
  constructor(evaluating: Evaluating, model: () => TrainedModel | undefined) {
    this.#evaluating = evaluating
    this.#model = model
    this.againstRest = new ClassAgainstRest(evaluating)
  }

  /** Judges the model that was opened just now; an older judgement of it stays until the new one is there. */
  async begin(): Promise<void> {
    const id = this.#model()?.id
    if (id === undefined) return
    this.#turn += 1
    const turn = this.#turn
    this.failure = undefined
    this.share = 0
    const judged = await this.#evaluating.client.judgement((share) => {
      if (turn === this.#turn) this.share = share
    })
    if (turn !== this.#turn) return
    this.share = undefined
    if (judged.ok) this.#made = { id, judgement: judged.value }
    else this.failure = judged.failure
  }

  cancel(): void {
    this.#evaluating.client.cancel()
  }
}
