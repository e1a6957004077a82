import type { Failure } from '../domain/failure.ts'
import { formRow } from '../domain/form-row.ts'
import { isTestLocked } from '../domain/test-looks.ts'
import { createExplainer, type Contributions } from '../domain/why/contributions.ts'
import { placeAmong, type Place } from '../domain/why/place-among.ts'
import type { RowCheck } from '../protocol/evaluator-api.ts'
import { weightsKey, type Evaluating } from './evaluating.svelte.ts'
import type { Prediction } from './prediction.svelte.ts'

/** Why the row in the form has its answer, and where that stands among the test rows. */
export class RowReasons {
  readonly #prediction: Prediction
  readonly #evaluating: Evaluating
  readonly #explain = $derived.by(() => {
    const { model } = this.#prediction
    return model && createExplainer(model)
  })
  readonly #features = $derived.by(() => {
    const { model, values } = this.#prediction
    const row = model && values.size > 0 ? formRow(model.recipe, values) : undefined
    return row?.ok === true ? row.value : undefined
  })
  /** Undefined while a field is wrong. */
  reasons = $derived.by((): Contributions | undefined => {
    const features = this.#features
    return features && this.#explain?.(features, 0)
  })
  /** The row and the model, for a model that only moved its cut has the same reasons. */
  readonly #row = $derived.by(() => {
    const { model, values } = this.#prediction
    return model && `${weightsKey(model)} ${JSON.stringify([...values])}`
  })
  #checked = $state.raw<{ row: string | undefined; check: RowCheck } | undefined>()
  /** Other ways to the reasons of the row as it is now; undefined until asked for. */
  check = $derived(this.#checked?.row === this.#row ? this.#checked?.check : undefined)
  checking = $state(false)
  failure = $state.raw<Failure | undefined>()
  #ranked = $state.raw<{ key: string; answers: Float64Array } | undefined>()
  /** Undefined where the test rows are not open, or their answers are chances of many classes. */
  place = $derived.by(() => this.#placeOf(this.#prediction.answer))
  /** Of the row before it was changed. */
  placeBefore = $derived.by(() => this.#placeOf(this.#prediction.before))

  constructor(prediction: Prediction, evaluating: Evaluating) {
    this.#prediction = prediction
    this.#evaluating = evaluating
  }

  #placeOf(answer: Prediction['answer']): Place | undefined {
    const first = answer?.ok === true ? answer.value[0] : undefined
    const { model } = this.#prediction
    const ranked = this.#ranked
    if (first === undefined || model === undefined || ranked?.key !== weightsKey(model)) return
    return placeAmong(ranked.answers, first)
  }

  /** Fetches what the test rows were answered, where they are open and may be looked at. */
  async rank(): Promise<void> {
    const { model } = this.#prediction
    if (model === undefined || isTestLocked(model)) return
    // A correction changes every answer: a place is among answers corrected alike.
    const key = weightsKey(model)
    if (model.recipe.target.task === 'multiclass' || this.#ranked?.key === key) return
    if (!this.#evaluating.holds(model)) return
    const answers = await this.#evaluating.client.sortedAnswers(0)
    if (answers.ok) this.#ranked = { key, answers: answers.value }
  }

  /** Works the reasons out in two other ways. */
  async verify(): Promise<void> {
    const { model } = this.#prediction
    const features = this.#features
    const output = this.reasons?.output
    if (model === undefined || features === undefined || output === undefined) return
    const row = this.#row
    this.failure = undefined
    this.checking = true
    const { network, weights, recipe } = model
    const ask = () =>
      this.#evaluating.client.checkRow({ model: { network, weights, recipe }, features, output })
    let check = await ask()
    // Whoever cancels something else there ends this, too.
    if (!check.ok && check.failure.code === 'cancelled') check = await ask()
    this.checking = false
    if (check.ok) this.#checked = { row, check: check.value }
    else if (check.failure.code !== 'cancelled') this.failure = check.failure
  }
}
