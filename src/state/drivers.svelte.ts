import type { Failure } from '../domain/failure.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import type { Dependence } from '../domain/why/dependence.ts'
import type { Importance } from '../domain/why/importance.ts'
import type { Evaluating } from './evaluating.svelte.ts'

/** What drives the open model: what each column is worth, and what one of them does. */
export class Drivers {
  readonly #evaluating: Evaluating
  readonly #model: () => TrainedModel | undefined
  /** Of which of the models opened so far it is. */
  #measured = $state.raw<{ opened: number; importance: Importance } | undefined>()
  importance = $derived.by(() => (this.#isCurrent() ? this.#measured?.importance : undefined))
  /** Of the columns measured so far; undefined while nothing is measured. */
  share = $state<number | undefined>()
  dependence = $state.raw<Dependence | undefined>()
  /** Name of the column that is looked at. */
  column = $state<string | undefined>()
  /** Which answer: the class; 0 where there is only one. */
  output = $state(0)
  failure = $state.raw<Failure | undefined>()
  #turn = 0

  /** @param model the one on screen */
  constructor(evaluating: Evaluating, model: () => TrainedModel | undefined) {
    this.#evaluating = evaluating
    this.#model = model
  }

  /** Measures the model that was opened just now, once; the weightiest column is looked at first. */
  async begin(): Promise<void> {
    if (this.#isCurrent()) return
    this.forget()
    const turn = this.#turn
    const { opened } = this.#evaluating
    this.share = 0
    const measured = await this.#evaluating.client.importance((share) => {
      // The last word of it may come after the answer.
      if (turn === this.#turn && this.share !== undefined) this.share = share
    })
    if (turn !== this.#turn) return
    this.share = undefined
    if (!measured.ok) {
      if (measured.failure.code !== 'cancelled') this.failure = measured.failure
      return
    }
    this.#measured = { opened, importance: measured.value }
    const first = measured.value.columns.toSorted((a, b) => b.loss - a.loss)[0]
    if (first) await this.look(first.name)
  }

  #isCurrent(): boolean {
    const { status, opened } = this.#evaluating
    return status === 'open' && this.#measured?.opened === opened
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

  /** Another model is on screen. */
  forget(): void {
    this.#turn += 1
    this.#measured = undefined
    this.share = undefined
    this.dependence = undefined
    this.column = undefined
    this.output = 0
    this.failure = undefined
  }
}
