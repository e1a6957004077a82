import { fail, ok, type Result } from '../../../src/domain/result.ts'
import type { Table } from '../../../src/domain/table.ts'
import type {
  AudienceSettings,
  ListPlan,
  ListSettings,
  ListWriting,
} from '../../../src/domain/targeting/list-settings.ts'
import type {
  Audience,
  ScoredFile,
  ScoringModel,
  ScoringOptions,
} from '../../../src/protocol/scoring-api.ts'
import type { ReadingProgress, TableSource } from '../../../src/protocol/table-source.ts'
import type { ReadingHooks } from '../reading/reading.ts'
import type { Answers } from './answers.ts'
import type { WritingHooks } from './in-chunks.ts'
import { readForScoring } from './read-for-scoring.ts'
import { scoreTable } from './score-table.ts'
import { ScoredRows } from './scored-rows.ts'
import { writeAudience, writeList } from './write-list.ts'
import { writeScores } from './write-scores.ts'

interface Scored {
  rows: ScoredRows
  answers: Answers
}

/** Scores tables, and keeps the one scored last, for the list of whom to contact. */
export class Scoring {
  #scored: Scored | undefined

  /** Reads a file and scores it. */
  async file(
    model: ScoringModel,
    source: TableSource,
    { signal, onProgress }: ReadingHooks,
  ): Promise<Result<ScoredFile>> {
    const began = performance.now()
    this.#scored = undefined
    const bytes = source.blob.size
    const read = await readForScoring(source, model.recipe, {
      signal,
      // Reading is the first half of the bar, scoring the second.
      onProgress: (progress) => {
        onProgress({ ...progress, bytesRead: progress.bytesRead / 2 })
      },
    })
    if (!read.ok) return read
    const { table, dialect } = read.value
    const part = dialect.parts === undefined ? {} : { part: dialect.parts.read }
    const scored = await this.#score(model, table, signal, (share) => {
      onProgress({
        bytesRead: Math.round((bytes * (1 + share)) / 2),
        bytesTotal: bytes,
        rows: table.rows,
      })
    })
    if (!scored.ok) return scored
    return ok({ ...scored.value, ...part, seconds: (performance.now() - began) / 1000 })
  }

  /** Scores a table that is open already; progress counts rows as bytes. */
  async table(
    model: ScoringModel,
    table: Table,
    signal: AbortSignal,
    onProgress: (progress: ReadingProgress) => void,
  ): Promise<Result<ScoredFile>> {
    const began = performance.now()
    this.#scored = undefined
    const { rows } = table
    const scored = await this.#score(model, table, signal, (share) => {
      onProgress({ bytesRead: Math.round(share * rows), bytesTotal: rows, rows })
    })
    if (!scored.ok) return scored
    return ok({ ...scored.value, seconds: (performance.now() - began) / 1000 })
  }

  /** Rough size of the table scored last, for "not enough memory". */
  get bytes(): number {
    const { rows = 0, columns = [] } = this.#scored?.rows.table ?? {}
    return rows * columns.length * 8
  }

  /** Frees the table scored last. */
  forget(): void {
    this.#scored = undefined
  }

  plan(settings: ListSettings): Result<ListPlan> {
    const scored = this.#scored
    return scored === undefined ? fail('nothingScored', {}) : ok(scored.rows.plan(settings))
  }

  /** The whole table with its answers. */
  async writeScores(options: ScoringOptions, hooks: WritingHooks): Promise<Result<Blob>> {
    const scored = this.#scored
    if (scored === undefined) return fail('nothingScored', {})
    return writeScores(scored.rows.table, scored.answers, options, hooks)
  }

  async writeList(
    settings: ListSettings,
    writing: ListWriting,
    hooks: WritingHooks,
  ): Promise<Result<Blob>> {
    const scored = this.#scored
    if (scored === undefined) return fail('nothingScored', {})
    return writeList(scored.rows, settings, writing, hooks)
  }

  async writeAudience(
    settings: ListSettings,
    audience: AudienceSettings,
    hooks: WritingHooks,
  ): Promise<Result<Audience>> {
    const scored = this.#scored
    if (scored === undefined) return fail('nothingScored', {})
    return writeAudience(scored.rows, settings, audience, hooks)
  }

  async #score(
    model: ScoringModel,
    table: Table,
    signal: AbortSignal,
    onShare: (share: number) => void,
  ): Promise<Result<Omit<ScoredFile, 'seconds' | 'part'>>> {
    const scored = await scoreTable(model, table, {
      signal,
      onRows: (rows) => {
        onShare(rows / table.rows)
      },
    })
    if (!scored.ok) return scored
    const { answers, file } = scored.value
    this.#scored = { answers, rows: new ScoredRows(table, model, answers.outputs) }
    return ok(file)
  }
}
