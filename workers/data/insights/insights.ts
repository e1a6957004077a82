import type { Experiment } from '../../../src/domain/experiment.ts'
import type { ProfiledTable } from '../../../src/domain/profile-table.ts'
import {
  tableRelations,
  type TableRelations,
} from '../../../src/domain/relations/table-relations.ts'
import { resolveExperiment } from '../../../src/domain/resolve-experiment.ts'
import { ok, type Result } from '../../../src/domain/result.ts'
import type { OpenTable } from '../open-table.ts'
import { inPieces } from './in-pieces.ts'

/** What is found out about a table after it was opened. Kept as long as kinds and missing markers stay the same. */
export class Insights {
  readonly #kept = new WeakMap<ProfiledTable, Map<string, unknown>>()
  readonly #running = new Map<string, AbortController>()

  /** Fails as `resolveExperiment` does, or with `cancelled`. */
  async relations(
    open: OpenTable,
    experiment: Experiment,
    signal: AbortSignal,
  ): Promise<Result<TableRelations>> {
    const profiled = open.profiledFor(experiment.columns ?? {})
    if (!profiled.ok) return profiled
    const { table, profile } = profiled.value
    const resolved = resolveExperiment(experiment, profile)
    if (!resolved.ok) return resolved
    const { target, task, positive } = resolved.value
    const question = JSON.stringify([target, task, positive])
    return this.#once(profiled.value, 'relations', question, signal, () =>
      tableRelations(table, profile, resolved.value),
    )
  }

  /** The answer kept for the question, or else that of the work; a later question of the same kind ends it. */
  async #once<Value>(
    profiled: ProfiledTable,
    kind: string,
    question: string,
    signal: AbortSignal,
    work: () => Generator<undefined, Value>,
  ): Promise<Result<Value>> {
    this.#running.get(kind)?.abort()
    const answers = this.#kept.get(profiled) ?? new Map<string, unknown>()
    this.#kept.set(profiled, answers)
    const key = `${kind} ${question}`
    if (answers.has(key)) return ok(answers.get(key) as Value)
    const superseded = new AbortController()
    this.#running.set(kind, superseded)
    const found = await inPieces(work(), AbortSignal.any([signal, superseded.signal]))
    if (found.ok) answers.set(key, found.value)
    return found
  }
}
