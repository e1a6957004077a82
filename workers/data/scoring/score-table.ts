import { CsvWriter, defuseFormula } from '../../../src/domain/csv-text.ts'
import { linkOf } from '../../../src/domain/link.ts'
import { predictionNames, predictionTexts } from '../../../src/domain/predictions-csv.ts'
import { fail, ok, type Result } from '../../../src/domain/result.ts'
import { recordTexts, type Table } from '../../../src/domain/table.ts'
import { outputsOf } from '../../../src/domain/forward.ts'
import { bindRecipe } from '../../../src/domain/transform.ts'
import type { ScoredFile, ScoringModel, ScoringOptions } from '../../../src/protocol/data-api.ts'
import { openPredictor } from '../../forward/open-predictor.ts'
import { yieldToMessages } from '../../yield-to-messages.ts'
import { uniqueNames } from './unique-names.ts'

const PREVIEW_ROWS = 50
const PROGRESS_INTERVAL_MS = 100
const MOST_CHUNK_ROWS = 20_000
/** Numbers of one chunk's inputs: 16 MB. */
const MOST_CHUNK_NUMBERS = 4_000_000

/** A scored table as a file, and its answers as numbers. */
interface ScoredTable {
  file: Omit<ScoredFile, 'seconds' | 'part'>
  /** [rows × outputs] NaN for rows without an answer. */
  outputs: Float64Array
}

export interface ScoringProgress {
  signal: AbortSignal
  /** Rows scored so far; at most ten times a second, and at the end. */
  onRows: (rows: number) => void
}

/**
 * Scores every row of a table and writes it as CSV: the table's columns as read, then the answers. The model's
 * input columns are found by name, in any order. Unreadable rows keep the cells that they have and get no answer.
 * Yields to messages between chunks. Fails with `inputColumnsMissing` and `cancelled`.
 */
export async function scoreTable(
  model: ScoringModel,
  table: Table,
  options: ScoringOptions,
  { signal, onRows }: ScoringProgress,
): Promise<Result<ScoredTable>> {
  const transform = bindRecipe(model.recipe, table)
  if (!transform.ok) return transform
  const { target, columns, inputNames } = model.recipe
  const predict = await openPredictor(model.network, model.weights, linkOf(target))
  const output = new ScoredRows(table, uniqueNames(predictionNames(target), table), options)
  const unreadable = new Set(table.unreadable)
  const width = outputsOf(model.network)
  const outputs = new Float64Array(table.rows * width).fill(Number.NaN)
  let atOrAbove = 0
  let reportedAt = -Infinity
  const size = chunkRows(inputNames.length)
  for (let start = 0; start < table.rows; start += size) {
    const end = Math.min(start + size, table.rows)
    const readable = rowNumbers(start, end).filter((row) => !unreadable.has(row))
    const answers = predict(transform.value.features(readable))
    let next = 0
    for (let row = start; row < end; row++) {
      if (readable[next] !== row) output.addUnanswered(row)
      else {
        outputs.set(answers.subarray(next * width, (next + 1) * width), row * width)
        output.add(row, predictionTexts(target, model.threshold, answers, next++))
      }
    }
    if (target.task === 'binary') atOrAbove += countAtLeast(answers, model.threshold)
    const now = performance.now()
    if (end === table.rows || now - reportedAt >= PROGRESS_INTERVAL_MS) {
      reportedAt = now
      onRows(end)
    }
    await yieldToMessages()
    if (signal.aborted) return fail('cancelled', {})
  }
  const inputs = new Set(columns.map(({ name }) => name))
  const file = {
    ...output.finish(),
    rows: table.rows,
    unreadable: unreadable.size,
    notes: transform.value.notes.filter(({ missing, unseen }) => missing + unseen > 0),
    extraColumns: table.columns.map(({ name }) => name).filter((name) => !inputs.has(name)),
    atOrAboveThreshold: target.task === 'binary' ? atOrAbove : null,
  }
  return ok({ file, outputs })
}

/** The CSV that grows row by row, and its first rows for the eye. */
class ScoredRows {
  readonly #table: Table
  readonly #predictionColumns: string[]
  readonly #names: string[]
  readonly #options: ScoringOptions
  readonly #writer = new CsvWriter()
  readonly #preview: string[][] = []

  constructor(table: Table, predictionColumns: string[], options: ScoringOptions) {
    this.#table = table
    this.#predictionColumns = predictionColumns
    this.#names = [...table.columns.map(({ name }) => name), ...predictionColumns]
    this.#options = options
    this.#write(this.#names)
  }

  add(row: number, answer: string[]): void {
    const cells = [...recordTexts(this.#table, row), ...answer]
    if (this.#preview.length < PREVIEW_ROWS) this.#preview.push(cells)
    this.#write(cells)
  }

  addUnanswered(row: number): void {
    this.add(
      row,
      this.#predictionColumns.map(() => ''),
    )
  }

  finish(): Pick<ScoredFile, 'csv' | 'predictionColumns' | 'preview'> {
    const mark = this.#options.byteOrderMark ? ['\uFEFF'] : []
    return {
      csv: new Blob([...mark, ...this.#writer.parts()], { type: 'text/csv' }),
      predictionColumns: this.#predictionColumns,
      preview: { names: this.#names, rows: this.#preview },
    }
  }

  #write(cells: string[]): void {
    this.#writer.add(this.#options.defuseFormulas ? cells.map(defuseFormula) : cells)
  }
}

function chunkRows(inputs: number): number {
  return Math.max(1, Math.min(MOST_CHUNK_ROWS, Math.floor(MOST_CHUNK_NUMBERS / inputs)))
}

function rowNumbers(start: number, end: number): Uint32Array {
  return Uint32Array.from({ length: end - start }, (_, i) => start + i)
}

function countAtLeast(chances: Float64Array, threshold: number): number {
  return chances.reduce((count, chance) => count + (chance >= threshold ? 1 : 0), 0)
}
