import type { Failure } from '../domain/failure.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import type { Dependence } from '../domain/why/dependence.ts'
import type { Importance } from '../domain/why/importance.ts'
import type { Evaluating } from './evaluating.svelte.ts'

/** What drives the open model: what each column is worth, and what one of them does. */
export class Drivers {
  readonly #evaluating: Evaluating
  readonly #model: () => TrainedModel | undefined
  #measured = $state.raw<{ weights: string; importance: Importance } | undefined>()
  /** Of the model on screen only. */
  importance = $derived.by(() => {
    const measured = this.#measured
    return measured?.weights === this.#model()?.report.weightsSha256
      ? measured?.importance
      : undefined
  })
  /** Of the columns measured so far; undefined while nothing is measured. */
  share = $state<number | undefined>()
  dependence = $state.raw<Dependence | undefined>()
  /** Name of the column that is looked at. */
  column = $state<string | undefined>()
  /** Which answer: the class; 0 where there is only one. */
  output = $state(0)
  failure = $state.raw<Failure | undefined>()
  #turn = 0
  /** Fingerprint of those that were measured. */
  #weights: string | undefined

  /** @param model the one on screen */
  constructor(evaluating: Evaluating, model: () => TrainedModel | undefined) {
    this.#evaluating = evaluating
    this.#model = model
  }

  /** Measures the model that is open, once; the weightiest column is looked at first. */
  async begin(): Promise<void> {
    const model = this.#model()
    if (model === undefined || !this.#evaluating.holds(model)) return
    const isKnown = this.share !== undefined || this.importance !== undefined
    if (isKnown && this.#weights === model.report.weightsSha256) return
    this.#forget()
    this.#weights = model.report.weightsSha256
    const turn = this.#turn
    this.share = 0
    const measured = await this.#evaluating.client.importance((share) => {
      // The last message may come after the answer.
      if (turn === this.#turn && this.share !== undefined) this.share = share
    })
    if (turn !== this.#turn) return
    this.share = undefined
    if (!measured.ok) {
      if (measured.failure.code !== 'cancelled') this.failure = measured.failure
      return
    }
    this.#measured = { weights: model.report.weightsSha256, importance: measured.value }
    const first = measured.value.columns.toSorted((a, b) => b.loss - a.loss)[0]
    if (first) await this.look(first.name)
  }

  async look(column: string, output = this.output): Promise<void> {
    this.column = column
    this.output = output
    const turn = this.#turn
    const place = this.#model()?.recipe.columns.findIndex(({ name }) => name === column) ?? -1
    if (place < 0) return
    const found = await this.#evaluating.client.dependence(place, output)
    if (turn !== this.#turn || this.column !== column || this.output !== output) return
    if (found.ok) this.dependence = found.value
    else if (found.failure.code !== 'cancelled') this.failure = found.failure
  }

  cancel(): void {
    this.#evaluating.client.cancel()
  }

  #forget(): void {
    this.#turn += 1
    this.#measured = undefined
    this.share = undefined
    this.dependence = undefined
    this.column = undefined
    this.output = 0
    this.failure = undefined
  }
}
