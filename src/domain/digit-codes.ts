import { isPadded } from './decimal-text.ts'
import { POSTCODE_NAME, wordsOfName } from './name-words.ts'
import { cellText, type Column } from './table.ts'

/**
 * Why digits are a code and no quantity: zeros before them, more digits than a number keeps, or a name that says that
 * they stand for places.
 */
export type DigitCode = 'leadingZeros' | 'exactDigits' | 'postcode'

/** Zeros before digits of one width mean a code from this width on: hours and months have two. */
const CODE_WIDTH = 4
/** Zeros before digits of any width: a telephone number. */
const LONG_CODE = 6
const LEAST_POSTCODE = 100
const MOST_POSTCODE = 999_999_999
const SAMPLED_ROWS = 4096

const CODE_NAME =
  /(^|[^a-z])(zip|plz|post(al)?|phone|mobile|tel|fax|fips|sku|ean|upc|isbn|gtin|account|acct|id|no|nr|code)([^a-z]|$)|(zip|post(al)?|phone|area|country)_?-? ?(code|number|no)|邮编|邮政|电话|手机|区号|代码|编码|编号|账号|卡号/i

/**
 * Whether a column of plain numbers holds codes: whole digits of which some begin with a zero (postcodes, telephone
 * numbers), of which most are beyond 2^53, where a number keeps only the first sixteen digits, or whose name says that
 * they are postcodes. One pass over the
 * bytes and numbers; texts are looked at only in columns that have such a cell.
 */
export function digitCode(column: Column): DigitCode | undefined {
  const { cells } = column
  if (cells.storage === 'text' || cells.written) return undefined
  if (mostBeyondSafe(cells.values) && isAllDigits(column, cells.values)) return 'exactDigits'
  if (anyPadded(cells.shapes) && isPaddedCode(column, cells.values)) return 'leadingZeros'
  const isPlace = POSTCODE_NAME.test(wordsOfName(column.name)) && arePostcodes(cells.values)
  return isPlace ? 'postcode' : undefined
}

/** Whole numbers of three to nine digits; 0 may stand for one that nobody knows. */
function arePostcodes(values: Float64Array): boolean {
  const isPostcode = (value: number) =>
    Number.isInteger(value) && value >= LEAST_POSTCODE && value <= MOST_POSTCODE
  return (
    values.every((value) => Number.isNaN(value) || value === 0 || isPostcode(value)) &&
    values.some(isPostcode)
  )
}

/** A loop, because `some` of a typed array takes ten times as long. */
function anyPadded(shapes: Uint8Array): boolean {
  for (const shape of shapes) if (isPadded(shape)) return true
  return false
}

/** Judged by up to 4,096 rows spread evenly: nearly all columns have none. */
function mostBeyondSafe(values: Float64Array): boolean {
  const step = Math.max(1, Math.floor(values.length / SAMPLED_ROWS))
  let beyond = 0
  let present = 0
  for (let row = 0; row < values.length; row += step) {
    const value = values[row] as number
    if (value > Number.MAX_SAFE_INTEGER) beyond++
    if (!Number.isNaN(value)) present++
  }
  return beyond > present / 2
}

function isAllDigits(column: Column, values: Float64Array): boolean {
  return values.every((value, row) => Number.isNaN(value) || isDigits(cellText(column, row)))
}

function isDigits(text: string): boolean {
  return /^\d+$/.test(text.trim())
}

function isPaddedCode(column: Column, values: Float64Array): boolean {
  let shortest = Infinity
  let longest = 0
  let shortestPadded = Infinity
  for (let row = 0; row < values.length; row++) {
    if (Number.isNaN(values[row])) continue
    const text = cellText(column, row).trim()
    if (!isDigits(text)) return false
    shortest = Math.min(shortest, text.length)
    longest = Math.max(longest, text.length)
    if (text.startsWith('0') && text !== '0') {
      shortestPadded = Math.min(shortestPadded, text.length)
    }
  }
  const ofOneWidth = shortest === longest && longest >= CODE_WIDTH
  return ofOneWidth || shortestPadded >= LONG_CODE || CODE_NAME.test(column.name)
}
