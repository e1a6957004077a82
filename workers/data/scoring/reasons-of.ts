import { ok, type Result } from '../../../src/domain/result.ts'
import { cellText, type Table } from '../../../src/domain/table.ts'
import type { Reason } from '../../../src/domain/targeting/reason-text.ts'
import { bindRecipe } from '../../../src/domain/transform.ts'
import { createExplainer } from '../../../src/domain/why/contributions.ts'
import type { ExplainableModel } from '../../../src/domain/why/explainable-model.ts'
import { NO_REASON, strongestReasons } from '../../../src/domain/why/strongest-reasons.ts'

/** Reasons of a row that are written. */
const REASONS = 3

/** Why rows of a table have their scores, strongest reasons first. */
export type ReasonsOf = (rows: Uint32Array) => Reason[][]

/**
 * Integrated gradients of each row, see `createExplainer`. Fails as `bindRecipe` does.
 * @param output which of several classes is the score; absent where there is only one answer
 */
export function reasonsOf(
  model: ExplainableModel,
  table: Table,
  output: number | undefined,
): Result<ReasonsOf> {
  const bound = bindRecipe(model.recipe, table)
  if (!bound.ok) return bound
  const explain = createExplainer(model)
  const { columns } = model.recipe
  const byName = new Map(table.columns.map((column) => [column.name, column]))
  return ok((rows) => {
    const features = bound.value.features(rows)
    const found = strongestReasons(
      (of, row) => explain(of, row, output),
      features,
      0,
      rows.length,
      REASONS,
    )
    return Array.from(rows, (row, i) =>
      Array.from({ length: REASONS }, (_, k) => i * REASONS + k).flatMap((at) => {
        const place = found.columns[at] as number
        const name = place === NO_REASON ? undefined : columns[place]?.name
        const column = name === undefined ? undefined : byName.get(name)
        if (name === undefined || column === undefined) return []
        return [{ column: name, text: cellText(column, row), effect: found.effects[at] as number }]
      }),
    )
  })
}
