import type { DigitCode } from './digit-codes.ts'
import type { ColumnProfile, ColumnWarning } from './profile.ts'
import type { ColumnRole } from './table.ts'

/** The facts about a column that its warnings follow from. */
export type ColumnFacts = Pick<
  ColumnProfile,
  'name' | 'kind' | 'missing' | 'distinct' | 'number'
> & {
  /** Of the table. */
  rows: number
  /** Cells that count as missing because their number is beyond `LARGEST_NUMBER`. */
  tooLarge: number
  /** Why digits are taken for text. */
  code?: DigitCode
  /** Its digits are the numbers of telephones, papers or cards. */
  personalNumber?: boolean
}

type LevelFacts = Pick<ColumnFacts, 'rows' | 'missing' | 'distinct'>

/** Text is like an id from this many rows on: a short list may well have a different word in each row. */
const FEW_ROWS = 50
/** Consecutive whole numbers are a row number from this many rows on, not twelve months. */
const FEW_NUMBERS = 20
/** More levels than this are worth a word. */
const MANY_LEVELS = 50
/** In a small table so many are too many if each has hardly more than one row. */
const FEW_LEVELS = 30
/** More levels than this are too many for one input each. */
const MOST_INPUTS_OF_ONE_COLUMN = 1000
/** Beyond this the squares leave the range of 32-bit numbers (3.4e38). */
const HUGE = 1e19

const ID_NAME = /(^|[\s_.-])(id|uuid|guid)$|^id[\s_.-]|编号|序号|单号|流水号/i
const CAMEL_ID_NAME = /[a-z]I[dD]$/

/** What to say about a column, the gravest first. */
export function columnWarnings(facts: ColumnFacts): ColumnWarning[] {
  const { rows, missing, distinct } = facts
  const warnings: ColumnWarning[] = []
  if (distinct === 0) warnings.push('allMissing')
  else if (distinct === 1) warnings.push('constant')
  else if (facts.personalNumber === true) warnings.push('personalNumber')
  else if (isIdLike(facts)) warnings.push('idLike')
  else if (hasManyLevels(facts)) warnings.push('manyLevels')
  if (distinct > 0 && missing > rows / 2) warnings.push('manyMissing')
  const { number, tooLarge, code } = facts
  const isOpen = distinct > 1 && !warnings.includes('personalNumber')
  if (code !== undefined && isOpen) warnings.push(code)
  const largest = number ? Math.max(-number.min, number.max) : 0
  if (tooLarge > 0 || largest > HUGE) warnings.push('hugeNumbers')
  return warnings
}

/** How a column is used unless a person says otherwise. */
export function suggestedRole(facts: ColumnFacts, warnings: readonly ColumnWarning[]): ColumnRole {
  if (warnings.includes('idLike') || warnings.includes('personalNumber')) return 'id'
  if (warnings.includes('constant') || warnings.includes('allMissing')) return 'ignore'
  return warnings.includes('manyLevels') && hardlyReturn(facts) ? 'ignore' : 'feature'
}

/**
 * Whether one input for each level of a category would be too much, so that its levels share some unless a person
 * says otherwise.
 */
export function hasTooManyLevels({ warnings, distinct }: ColumnProfile): boolean {
  return warnings.includes('manyLevels') && distinct > MOST_INPUTS_OF_ONE_COLUMN
}

/** Inputs that so many levels share. */
export function sharedInputs(levels: number): number {
  return levels > MOST_INPUTS_OF_ONE_COLUMN ? 256 : 64
}

/** Of levels with fewer than two rows each there is hardly anything to learn, in inputs of their own or shared. */
function hardlyReturn({ rows, missing, distinct }: LevelFacts): boolean {
  return distinct > (rows - missing) / 2
}

function hasManyLevels({ kind, rows, missing, distinct }: ColumnFacts): boolean {
  if (kind !== 'category') return false
  return distinct > MANY_LEVELS || (distinct > FEW_LEVELS && distinct > (rows - missing) / 2)
}

function isIdLike({ name, kind, rows, missing, distinct, number, code }: ColumnFacts): boolean {
  const present = rows - missing
  if (present <= FEW_NUMBERS || distinct < 0.95 * present) return false
  const named = isIdName(name)
  if (kind === 'category') return present > FEW_ROWS || named || code === 'exactDigits'
  // Incomes, too, may all differ: only a row number or a name that says so makes whole numbers an id.
  if (number?.integer !== true) return false
  return named || (distinct === present && number.max - number.min + 1 === present)
}

/** Whether a column's name says that it numbers something. */
export function isIdName(name: string): boolean {
  return ID_NAME.test(name) || CAMEL_ID_NAME.test(name)
}
