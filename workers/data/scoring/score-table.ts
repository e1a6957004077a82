import { linkOf } from '../../../src/domain/link.ts'
import { fail, ok, type Result } from '../../../src/domain/result.ts'
import { recordTexts, type Table } from '../../../src/domain/table.ts'
import { outputsOf } from '../../../src/domain/forward.ts'
import { bindRecipe } from '../../../src/domain/transform.ts'
import type { ScoredFile, ScoringModel } from '../../../src/protocol/scoring-api.ts'
import { openPredictor } from '../../forward/open-predictor.ts'
import { yieldToMessages } from '../../yield-to-messages.ts'
import { answersOf, type Answers } from './answers.ts'
import { defusedColumns } from './defused-columns.ts'

const PREVIEW_ROWS = 50
const PROGRESS_INTERVAL_MS = 100
const MOST_CHUNK_ROWS = 20_000
/** Numbers of one chunk's inputs: 16 MB. */
const MOST_CHUNK_NUMBERS = 4_000_000

/** What there is to say about a scored table, and its answers. */
interface ScoredTable {
  file: Omit<ScoredFile, 'seconds' | 'part'>
  answers: Answers
}

export interface ScoringProgress {
  signal: AbortSignal
  /** Rows scored so far; at most ten times a second, and at the end. */
  onRows: (rows: number) => void
}

/**
 * Scores every row of a table. The model's input columns are found by name, in any order. Unreadable rows get no
 * answer. Yields to messages between chunks. Fails with `inputColumnsMissing` and `cancelled`.
 */
export async function scoreTable(
  model: ScoringModel,
  table: Table,
  { signal, onRows }: ScoringProgress,
): Promise<Result<ScoredTable>> {
  const transform = bindRecipe(model.recipe, table)
  if (!transform.ok) return transform
  const { target, columns, inputNames } = model.recipe
  const predict = await openPredictor(model.network, model.weights, linkOf(target))
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
      if (readable[next] !== row) continue
      outputs.set(answers.subarray(next * width, (next + 1) * width), row * width)
      next++
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
  const answers = answersOf(model, table, outputs)
  const file = {
    predictionColumns: answers.names,
    defusedColumns: defusedColumns(table),
    preview: previewOf(table, answers),
    rows: table.rows,
    unreadable: unreadable.size,
    notes: transform.value.notes.filter(({ missing, unseen }) => missing + unseen > 0),
    extraColumns: table.columns.map(({ name }) => name).filter((name) => !inputs.has(name)),
    atOrAboveThreshold: target.task === 'binary' ? atOrAbove : null,
  }
  return ok({ file, answers })
}

function previewOf(table: Table, { names, texts }: Answers): ScoredFile['preview'] {
  return {
    names: [...table.columns.map(({ name }) => name), ...names],
    rows: Array.from({ length: Math.min(PREVIEW_ROWS, table.rows) }, (_, row) => [
      ...recordTexts(table, row),
      ...texts(row),
    ]),
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
