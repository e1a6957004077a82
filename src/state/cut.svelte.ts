import type { Failure } from '../domain/failure.ts'
import type { BestCuts } from '../domain/judgement/best-cuts.ts'
import type { PartCuts } from '../domain/judgement/part-cuts.ts'
import { modelWithThreshold } from '../domain/judgement/with-threshold.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import type { Evaluating } from './evaluating.svelte.ts'
import type { ExperimentDraft } from './experiment-draft.svelte.ts'
import type { ModelLibrary } from './model-library.svelte.ts'
import type { OnScreen } from './on-screen.ts'

interface Asked {
  /** Of the model. */
  id: string
  parts: PartCuts
  best: BestCuts | null
}

/** Quiet time after which a kept model is kept again, in milliseconds. */
const SETTLED = 400

/** The one threshold: moved here, and followed by every number on every screen. */
export class Cut {
  readonly #evaluating: Evaluating
  readonly #draft: ExperimentDraft
  readonly #library: ModelLibrary
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
  #keepTimer: ReturnType<typeof setTimeout> | undefined

  constructor(
    evaluating: Evaluating,
    draft: ExperimentDraft,
    library: ModelLibrary,
    onScreen: OnScreen,
  ) {
    this.#evaluating = evaluating
    this.#draft = draft
    this.#library = library
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
      this.#follow(modelWithThreshold(model, parts.value))
    }
    return true
  }

  #follow(model: TrainedModel): void {
    this.#onScreen.replace(model)
    const { document } = this.#draft
    const { target, positive } = model.experiment
    if (document?.target === target && document.positive === positive) {
      this.#draft.decideAt(model.threshold)
    }
    clearTimeout(this.#keepTimer)
    this.#keepTimer = setTimeout(() => {
      const settled = this.#onScreen.model()
      if (settled?.id === model.id && this.#library.has(model.id)) void this.#library.keep(settled)
    }, SETTLED)
  }
}
