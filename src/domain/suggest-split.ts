import { isIdName } from './column-warnings.ts'
import type { Experiment, ResolvedColumn, SplitChoice } from './experiment.ts'
import { isBirthName } from './name-words.ts'
import { partOfWord } from './part-words.ts'
import type { ColumnProfile, TableProfile } from './profile.ts'
import { isDate } from './time-order.ts'

/** A split that a column asks for. */
export interface SplitSuggestion {
  kind: 'time' | 'group' | 'column'
  column: string
}

const KINDS = ['time', 'group', 'column'] as const

/** A group named by an id is worth a word from this many on. */
const LEAST_GROUPS = 10
const LEAST_TIMES = 3

/**
 * Splits that fit the table better than one by chance: what a person says of a column (roles `time` and `group`) first,
 * then what its values say. At most one of each kind; none where the rows are split by a column or a list already.
 * @param columns as resolved for the same profile
 */
export function suggestSplits(
  profile: TableProfile,
  columns: readonly ResolvedColumn[],
  target: string,
  split: SplitChoice | undefined,
): SplitSuggestion[] {
  if (split !== undefined && split.kind !== 'fractions') return []
  return KINDS.flatMap((kind) => {
    const column = columnFor(kind, profile, columns, target)
    return column === undefined ? [] : [{ kind, column }]
  })
}

/**
 * The column that suits a kind of split best; undefined where none does. Of dates that is one in whose order the rows
 * stand: the most complete, of these the one with the most different dates.
 */
function columnFor(
  kind: SplitSuggestion['kind'],
  profile: TableProfile,
  columns: readonly ResolvedColumn[],
  target: string,
): string | undefined {
  const others = columns.flatMap(({ index, name, role }) => {
    const column = profile.columns[index]
    return column === undefined || name === target ? [] : [{ column, name, role }]
  })
  const said = kind === 'column' ? undefined : others.find(({ role }) => role === kind)
  const fitting = others.filter(({ column }) => FITS[kind](column))
  const ordering = kind === 'time' ? orderingRows(fitting) : undefined
  return (said ?? ordering ?? fitting[0])?.name
}

/** The column that suits a kind of split best, else the first that is not the target. */
export function columnToSplitBy(
  kind: SplitSuggestion['kind'],
  profile: TableProfile,
  columns: readonly ResolvedColumn[],
  { target }: Pick<Experiment, 'target'>,
): string | undefined {
  const fitting = columnFor(kind, profile, columns, target)
  return fitting ?? profile.columns.find(({ name }) => name !== target)?.name
}

function orderingRows<Candidate extends { column: ColumnProfile }>(
  candidates: readonly Candidate[],
): Candidate | undefined {
  return candidates
    .filter(({ column }) => column.dates?.inOrder === true)
    .toSorted(({ column: a }, { column: b }) => a.missing - b.missing || b.distinct - a.distinct)[0]
}

const FITS = { time: holdsDates, group: isRepeatedId, column: namesParts }

function holdsDates({ name, kind, distinct, topValues }: ColumnProfile): boolean {
  if (distinct < LEAST_TIMES || isBirthName(name)) return false
  return kind === 'date' || topValues.every(({ text }) => isDate(text))
}

function isRepeatedId({ name, distinct, topValues, levels }: ColumnProfile): boolean {
  const repeated = (levels ?? topValues).some(({ count }) => count > 1)
  return isIdName(name) && distinct >= LEAST_GROUPS && repeated
}

function namesParts({ levels, warnings }: ColumnProfile): boolean {
  if (levels === undefined || warnings.includes('constant')) return false
  const uses = new Set(levels.map(({ text }) => partOfWord(text)))
  return !uses.has(undefined) && uses.has('train') && uses.has('test')
}
