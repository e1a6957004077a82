import type { Failure } from '../domain/failure.ts'
import type { BestCuts } from '../domain/judgement/best-cuts.ts'
import type { PartCuts } from '../domain/judgement/part-cuts.ts'
import { modelWithThreshold } from '../domain/judgement/with-threshold.ts'
import type { Evaluating } from './evaluating.svelte.ts'
import type { OnScreen } from './on-screen.ts'

interface Asked {
  /** Of the model. */
  id: string
  parts: PartCuts
  best: BestCuts | null
}

/** The one threshold: moved here, and followed by every number on every screen. */
export class Cut {
  readonly #evaluating: Evaluating
  readonly #onScreen: OnScreen
  #asked = $state.raw<Asked | undefined>()
  /** What was asked of the model on screen, not of one before it. */
  #ofThis = $derived.by(() =>
    this.#asked?.id === this.#onScreen.model()?.id ? this.#asked : undefined,
  )
  /** What the threshold makes of the rows. */
  parts = $derived(this.#ofThis?.parts)
  /** Thresholds chosen on validation rows; null where they do not tell. */
  best = $derived(this.#ofThis?.best ?? null)
  failure = $state.raw<Failure | undefined>()
  #wanted: number | undefined
  #moving: Promise<boolean> | undefined

  constructor(evaluating: Evaluating, onScreen: OnScreen) {
    this.#evaluating = evaluating
    this.#onScreen = onScreen
  }

  /** Looks at the rows of the model that was opened just now. */
  async begin(): Promise<void> {
    this.failure = undefined
    const model = this.#onScreen.model()
    if (model?.recipe.target.task !== 'binary') return
    const { client } = this.#evaluating
    const [parts, best] = await Promise.all([client.cuts(model.threshold), client.bestCuts()])
    if (this.#onScreen.model()?.id !== model.id) return
    if (parts.ok && best.ok) this.#asked = { id: model.id, parts: parts.value, best: best.value }
  }

  /**
   * Moves the threshold of the model on screen, of the experiment and of everything that was counted with it. Calls
   * while one is under way are answered together, by the last. False where the model's rows are not open.
   */
  set(threshold: number): Promise<boolean> {
    this.#wanted = threshold
    this.#moving ??= this.#move().finally(() => {
      this.#moving = undefined
    })
    return this.#moving
  }

  async #move(): Promise<boolean> {
    while (this.#wanted !== undefined) {
      const threshold = this.#wanted
      this.#wanted = undefined
      const id = this.#onScreen.model()?.id
      if (this.#evaluating.status !== 'open') return false
      const parts = await this.#evaluating.client.cuts(threshold)
      const model = this.#onScreen.model()
      if (model === undefined || model.id !== id) return false
      if (!parts.ok) {
        this.failure = parts.failure.code === 'cancelled' ? undefined : parts.failure
        return false
      }
      this.failure = undefined
      this.#asked = { id: model.id, parts: parts.value, best: this.best }
      const moved = modelWithThreshold(model, parts.value)
      this.#onScreen.change(moved, (draft) => {
        draft.decideAt(moved.threshold)
      })
    }
    return true
  }
}
