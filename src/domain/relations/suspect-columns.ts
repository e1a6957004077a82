import type { FittedRecipe } from '../recipe.ts'
import type { FilledFor } from './filled-for.ts'
import type { Relation, RelationMeasure } from './relation.ts'
import type { TableRelations } from './table-relations.ts'

/** Why a column may hold what is known only once the answer is. */
export type Suspicion = { index: number; column: string } & (
  | { code: 'givesAway'; relation: Relation }
  | { code: 'filledFor'; cells: FilledFor['cells']; answer: string; rows: number; share: number }
  | { code: 'knownLater'; relation: Relation }
)

const FEWEST_ROWS = 20
/** From this strength on a column alone almost gives the answer; honest columns stay below. */
const GIVES_AWAY: Record<RelationMeasure, number> = {
  spearman: 0.99,
  auc: 0.95,
  separation: 0.99,
  correlationRatio: 0.98,
  cramersV: 0.95,
}
/** A name that sounds late is worth a word where the column says as much as this. */
const SAYS_MUCH = 0.4

const LATER_NAME =
  /(^|[\s_.-])(duration|cancel\w*|closed?|closing|terminat\w+|churn\w*|refund\w*|returned|resolved|resolution|settled|outcome|result|reason|end[\s_.-]?date)($|[\s_.-])|通话时长|取消|退订|注销|流失|退款|退货|结案|结果|原因|结束/i

/** Columns that may give the answer away, whatever their role; the gravest first, each named once. */
export function suspectColumns(
  { columns, filledFor, rows, classes }: TableRelations,
  table: { columns: readonly { index: number; name: string }[] },
): Suspicion[] {
  const found = table.columns.flatMap(({ index, name }): Suspicion[] => {
    const base = { index, column: name }
    const only = filledFor.find((one) => one.index === index)
    if (only) {
      const { cells, answer, rows: filled, share } = only
      const said = classes[answer] ?? ''
      return [{ ...base, code: 'filledFor', cells, answer: said, rows: filled, share }]
    }
    const relation = columns[index]
    if (!relation || rows < FEWEST_ROWS) return []
    if (relation.strength >= GIVES_AWAY[relation.measure]) {
      return [{ ...base, code: 'givesAway', relation }]
    }
    const later = relation.strength >= SAYS_MUCH && LATER_NAME.test(name)
    return later ? [{ ...base, code: 'knownLater', relation }] : []
  })
  const grave = ['givesAway', 'filledFor', 'knownLater']
  return found.sort((a, b) => grave.indexOf(a.code) - grave.indexOf(b.code))
}

/** Names of the columns under suspicion that a model has as inputs; none where the relations are those of another target. */
export function suspectInputs(
  relations: TableRelations,
  table: Parameters<typeof suspectColumns>[1],
  { columns, target }: Pick<FittedRecipe, 'columns' | 'target'>,
): string[] {
  if (relations.target !== target.name) return []
  const inputs = new Set(columns.map(({ name }) => name))
  return suspectColumns(relations, table).flatMap(({ column }) =>
    inputs.has(column) ? [column] : [],
  )
}
