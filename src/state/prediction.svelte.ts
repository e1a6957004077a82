import { formRow } from '../domain/form-row.ts'
import { predictOutputs } from '../domain/forward.ts'
import type { Failure } from '../domain/failure.ts'
import { linkOf } from '../domain/link.ts'
import { ok, type Result } from '../domain/result.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import { typicalText } from '../domain/typical-row.ts'
import type { ScoredFile, ScoringModel } from '../protocol/scoring-api.ts'
import type { ReadingProgress, TableSource } from '../protocol/table-source.ts'
import type { DataClient } from '../services/data-client.ts'
import { download, withSuffix } from '../services/downloads.ts'
import type { Reading } from './dataset.svelte.ts'
import { FileWriting } from './file-writing.svelte.ts'

/** Asking a model: one row in a form, or a file of rows. */
export class Prediction {
  readonly #data: DataClient
  readonly #model: () => TrainedModel | undefined
  model = $derived.by(() => this.#model())
  /** Text typed per input column. */
  values = $state.raw<ReadonlyMap<string, string | null>>(new Map())
  /** The row as it was when the form was opened. */
  original = $state.raw<ReadonlyMap<string, string | null>>(new Map())
  scoring = $state.raw<Reading | undefined>()
  scored = $state.raw<ScoredFile | undefined>()
  scoredName = $state('')
  /** What was scored is the table that the model was made with. */
  scoredOpenTable = $state(false)
  failure = $state.raw<Failure | undefined>()
  readonly writing = new FileWriting()

  answer = $derived(this.#answer(this.values))
  before = $derived(this.#answer(this.original))

  /** @param model the one on screen */
  constructor(data: DataClient, model: () => TrainedModel | undefined) {
    this.#data = data
    this.#model = model
  }

  /** Begins with another model: the form holds its typical row (medians, most frequent levels). */
  begin(): void {
    const { model } = this
    this.scored = undefined
    this.failure = undefined
    this.writing.failure = undefined
    if (model === undefined) return
    const typical = new Map(
      model.recipe.columns.map((column) => [column.name, typicalText(column, model.experiment)]),
    )
    this.values = typical
    this.original = typical
  }

  set(column: string, text: string): void {
    this.values = new Map(this.values).set(column, text)
  }

  /** Puts a row of the open table into the form. */
  async openRow(row: number): Promise<void> {
    const { model } = this
    const found = await this.#data.row(row)
    if (model === undefined || !found.ok) return
    const texts = new Map(Object.entries(found.value))
    this.original = new Map(model.recipe.columns.map(({ name }) => [name, texts.get(name) ?? null]))
    this.values = this.original
  }

  back(): void {
    this.values = this.original
  }

  async score(source: TableSource): Promise<void> {
    await this.#score(source.name, (model, onProgress) =>
      this.#data.score(model, source, onProgress),
    )
  }

  /** Scores all rows of the table that is open, those among them that were learnt from. */
  async scoreOpenTable(name: string): Promise<void> {
    await this.#score(name, (model, onProgress) => this.#data.scoreOpenTable(model, onProgress))
    this.scoredOpenTable = this.scored !== undefined
  }

  async #score(
    name: string,
    score: (
      model: ScoringModel,
      onProgress: (progress: ReadingProgress) => void,
    ) => Promise<Result<ScoredFile>>,
  ): Promise<void> {
    const { model } = this
    if (model === undefined) return
    this.failure = undefined
    this.writing.failure = undefined
    this.scored = undefined
    this.scoredOpenTable = false
    this.scoring = { name, startedAt: performance.now() }
    const { recipe, network, weights, threshold } = model
    const scored = await score({ recipe, network, weights, threshold }, (progress) => {
      if (this.scoring !== undefined) this.scoring = { ...this.scoring, progress }
    })
    this.scoring = undefined
    if (scored.ok) {
      this.scored = scored.value
      this.scoredName = name
    } else if (scored.failure.code !== 'cancelled') {
      this.failure = scored.failure
    }
  }

  /** The model answers otherwise now, or the worker has another table to keep. */
  forgetScores(): void {
    this.scored = undefined
  }

  cancel(): void {
    this.#data.cancel()
  }

  async downloadScores(byteOrderMark: boolean): Promise<void> {
    const options = { defuseFormulas: true, byteOrderMark }
    const name = withSuffix(this.scoredName, 'scored', 'csv')
    const csv = await this.writing.write((onShare) => this.#data.writeScores(options, onShare))
    if (csv !== undefined) download(csv, name)
  }

  /** [outputs] of the row in the form, or which field is wrong; the same path as for a file. */
  #answer(values: ReadonlyMap<string, string | null>): Result<Float64Array> | undefined {
    const { model } = this
    if (model === undefined || values.size === 0) return undefined
    const row = formRow(model.recipe, values)
    if (!row.ok) return row
    const link = linkOf(model.recipe.target)
    return ok(predictOutputs(model.network, model.weights, row.value, link))
  }
}
