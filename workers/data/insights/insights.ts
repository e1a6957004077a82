import type { Experiment, ResolvedExperiment } from '../../../src/domain/experiment.ts'
import type { ProfiledTable } from '../../../src/domain/profile-table.ts'
import type { TableProfile } from '../../../src/domain/profile.ts'
import { correlations, type Correlations } from '../../../src/domain/relations/correlations.ts'
import { tableInsights, type TableInsights } from '../../../src/domain/relations/table-insights.ts'
import {
  tableRelations,
  type TableRelations,
} from '../../../src/domain/relations/table-relations.ts'
import { fail, ok, type Result } from '../../../src/domain/result.ts'
import type { Table } from '../../../src/domain/table.ts'
import type { OpenTable } from '../open-table.ts'
import { subjectOf, type Subject } from '../subject.ts'
import { inPieces } from './in-pieces.ts'

type Work<Value> = (
  table: Table,
  profile: TableProfile,
  resolved: ResolvedExperiment,
) => Generator<undefined, Value>

/**
 * What is found out about a table after it was opened, in pieces between which other calls are answered. Answers are
 * kept as long as kinds and missing markers stay the same. All fail as `resolveExperiment` does, or with `cancelled`.
 */
export class Insights {
  readonly #kept = new WeakMap<ProfiledTable, Map<string, unknown>>()
  readonly #running = new Map<string, AbortController>()

  async relations(
    open: OpenTable,
    experiment: Experiment,
    signal: AbortSignal,
  ): Promise<Result<TableRelations>> {
    const subject = subjectOf(open, experiment)
    if (!subject.ok) return subject
    const { target, task, positive } = subject.value.resolved
    const question = JSON.stringify([target, task, positive])
    return this.#once(subject.value, ['relations', question], signal, tableRelations)
  }

  async columns(
    open: OpenTable,
    experiment: Experiment,
    signal: AbortSignal,
  ): Promise<Result<TableInsights>> {
    const subject = subjectOf(open, experiment)
    if (!subject.ok) return subject
    const { target } = subject.value.resolved
    return this.#once(subject.value, ['columns', target], signal, tableInsights)
  }

  /** Fails also with `columnMissing`. */
  async correlations(
    open: OpenTable,
    experiment: Experiment,
    around: string,
    signal: AbortSignal,
  ): Promise<Result<Correlations>> {
    const subject = subjectOf(open, experiment)
    if (!subject.ok) return subject
    const column = subject.value.resolved.columns.find(({ name }) => name === around)
    if (!column) return fail('columnMissing', { column: around })
    return this.#once(subject.value, ['correlations', around], signal, (...subjects) =>
      correlations(...subjects, column.index),
    )
  }

  /** The answer kept for the question, or else that of the work; a later question of the same kind ends it. */
  async #once<Value>(
    { profiled, resolved }: Subject,
    [kind, question]: [kind: string, question: string],
    signal: AbortSignal,
    work: Work<Value>,
  ): Promise<Result<Value>> {
    this.#running.get(kind)?.abort()
    const answers = this.#kept.get(profiled) ?? new Map<string, unknown>()
    this.#kept.set(profiled, answers)
    const key = `${kind} ${question}`
    if (answers.has(key)) return ok(answers.get(key) as Value)
    const superseded = new AbortController()
    this.#running.set(kind, superseded)
    const found = await inPieces(
      work(profiled.table, profiled.profile, resolved),
      AbortSignal.any([signal, superseded.signal]),
    )
    if (found.ok) answers.set(key, found.value)
    return found
  }
}
