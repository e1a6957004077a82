import type { Comparison } from '../domain/contenders/comparison.ts'
import type { Failure } from '../domain/failure.ts'
import type { Evaluating } from './evaluating.svelte.ts'

/** Simpler models, fitted beside the network that is open in the evaluator. */
export class Contenders {
  readonly #evaluating: Evaluating
  /** Which of the models opened so far all this is about. */
  #opened = $state(0)
  #share = $state(0)
  #answer = $state.raw<Comparison | undefined>()
  #failure = $state.raw<Failure | undefined>()
  #current = $derived.by(
    () => this.#evaluating.status === 'open' && this.#opened === this.#evaluating.opened,
  )

  comparison = $derived(this.#current ? this.#answer : undefined)
  /** `cancelled` where the person did not want to wait. */
  failure = $derived(this.#current ? this.#failure : undefined)
  /** Share done, from 0 to 1; undefined where nothing is being fitted. */
  share = $derived(
    this.#current && this.#answer === undefined && this.#failure === undefined
      ? this.#share
      : undefined,
  )

  constructor(evaluating: Evaluating) {
    this.#evaluating = evaluating
  }

  /** Fits them to the open model's rows; does nothing where that is done, under way or was cancelled. */
  async fit(): Promise<void> {
    const { status, opened } = this.#evaluating
    if (status === 'open' && this.#opened !== opened) await this.#fit(opened)
  }

  /** After it was cancelled or failed. */
  async fitAgain(): Promise<void> {
    if (this.#evaluating.status === 'open') await this.#fit(this.#evaluating.opened)
  }

  cancel(): void {
    this.#evaluating.client.cancel()
  }

  async #fit(opened: number): Promise<void> {
    this.#opened = opened
    this.#answer = undefined
    this.#failure = undefined
    this.#share = 0
    const fitted = await this.#evaluating.client.contenders((share) => {
      if (opened === this.#opened) this.#share = share
    })
    if (opened !== this.#opened) return
    if (fitted.ok) this.#answer = fitted.value
    else this.#failure = fitted.failure
  }
}
