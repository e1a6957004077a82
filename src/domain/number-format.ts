import { decimalValue } from './decimal-text.ts'
import { isCurrency, isUnit, unitKey } from './number-units.ts'

/** The mark before the decimals; the other one, spaces and apostrophes then separate thousands. */
export type DecimalMark = 'point' | 'comma'

/** How the numbers of a column are written where that is more than plain decimals. */
export interface NumberFormat {
  decimal: DecimalMark
  /** What stands before or behind the numbers, as first read: "€", "kg", "%"; empty: nothing. */
  unit: string
}

/** A format with what speaks for it. */
export interface FoundFormat extends NumberFormat {
  /** Whether some text can be read in one way only; else "1,234" is taken by the rule in `findNumberFormat`. */
  certain: boolean
  /** The text that says most, and its number. */
  example: { text: string; value: number }
}

/** A number cell taken apart. */
interface NumberCell {
  negative: boolean
  /** Digits and separators. */
  body: string
  /** Power of ten: of an exponent, 万 or 亿. */
  power: number
  unit: string
}

/** No number of a table is longer; what is, is not looked at. */
const LONGEST = 80

const CELL = new RegExp(
  [
    /^(?<open>\()?(?<sign>[+-])?\s*/,
    /(?<before>[^\d\s.,'+()-][^\d\s,'+()-]{0,4})?\s*(?<inner>[+-])?\s*/,
    /(?<body>\d+(?:[.,' ]\d+)*|[.,]\d+)(?:e(?<exponent>[+-]?\d{1,3}))?\s*/,
    /(?<times>万亿|千万|百万|万|亿)?\s*/,
    /(?<behind>[^\d\s.,'+()-][^\d,'+()-]{0,14}[23]?)?\s*/,
    /(?<tail>-)?(?<close>\))?$/,
  ]
    .map(({ source }) => source)
    .join(''),
  'i',
)

const POWERS: Readonly<Record<string, number>> = { 万: 4, 百万: 6, 千万: 7, 亿: 8, 万亿: 12 }

/** Thousands in groups of three (with a point also as India writes them), no group beginning with a zero. */
const BODIES: Readonly<Record<DecimalMark, RegExp>> = {
  point: /^(?:\d*|[1-9]\d{0,2}(?:([, '])\d{3})(?:\1\d{3})*|[1-9]\d?(?:,\d{2})+,\d{3})(?:\.\d+)?$/,
  comma: /^(?:\d*|[1-9]\d{0,2}(?:([. '])\d{3})(?:\1\d{3})*)(?:,\d+)?$/,
}

/** Full-width characters, special spaces, minus signs and apostrophes as plain ones; the rest as it is. */
function plainCharacters(text: string): string {
  const trimmed = text.trim()
  if (!/[^ -~]/.test(trimmed)) return trimmed
  return trimmed
    .replaceAll(/[’‘ʼ´`]/g, "'")
    .replaceAll(/[−–﹣]/g, '-')
    .normalize('NFKC')
    .trim()
}

function takeApart(text: string): NumberCell | undefined {
  if (text.length > LONGEST) return undefined
  const parts = CELL.exec(plainCharacters(text))?.groups
  if (parts === undefined) return undefined
  const { open, sign, before, inner, body, exponent, times, behind, tail, close } = parts
  if (body === undefined || (open === undefined) !== (close === undefined)) return undefined
  if ([open, sign, inner, tail].filter((part) => part !== undefined).length > 1) return undefined
  if (before !== undefined && (behind !== undefined || !isCurrency(before))) return undefined
  if (behind !== undefined && !isUnit(behind)) return undefined
  return {
    negative: open !== undefined || tail !== undefined || sign === '-' || inner === '-',
    body,
    power: Number(exponent ?? 0) + (times === undefined ? 0 : (POWERS[times] ?? 0)),
    unit: (before ?? behind ?? '').trim(),
  }
}

function cellValue({ negative, body, power }: NumberCell, decimal: DecimalMark): number {
  if (!BODIES[decimal].test(body)) return Number.NaN
  const digits =
    decimal === 'point'
      ? body.replaceAll(/[, ']/g, '')
      : body.replaceAll(/[. ']/g, '').replace(',', '.')
  const value = decimalValue(power === 0 ? digits : `${digits}e${power}`)
  return negative ? -value : value
}

/**
 * The number that a text writes in a format; NaN for any other text. A number without the unit counts, one with
 * another unit does not. Without a format: plain decimals only.
 */
export function formattedValue(text: string, format: NumberFormat | undefined): number {
  const trimmed = text.trim()
  if (format === undefined) return decimalValue(trimmed)
  if (format.decimal === 'point') {
    const plain = decimalValue(trimmed)
    if (!Number.isNaN(plain)) return plain
  }
  const cell = takeApart(trimmed)
  if (cell === undefined || (cell.unit !== '' && unitKey(cell.unit) !== unitKey(format.unit))) {
    return Number.NaN
  }
  return cellValue(cell, format.decimal)
}

/** A number as a person would type it in a format, without its unit. */
export function formattedText(value: number, format: NumberFormat | undefined): string {
  const plain = String(value)
  return format?.decimal === 'comma' ? plain.replace('.', ',') : plain
}

/** What all texts of a column together say about how its numbers are written. */
interface Evidence {
  possible: Record<DecimalMark, boolean>
  unit: string
  money: boolean
  /** A number other than 0 without a unit. */
  bare: boolean
  /** A text that holds a point or a comma. */
  separated: string | undefined
  longest: string
  /** Every text is at least three groups of digits parted by spaces: a telephone number rather than a quantity. */
  spacedOut: boolean
}

function gather(texts: readonly string[]): Evidence | undefined {
  const seen: Evidence = {
    possible: { point: true, comma: true },
    unit: '',
    money: false,
    bare: false,
    separated: undefined,
    longest: '',
    spacedOut: true,
  }
  for (const text of texts) {
    const cell = takeApart(text)
    if (cell === undefined) return undefined
    const { body, unit } = cell
    seen.possible.point &&= BODIES.point.test(body)
    seen.possible.comma &&= BODIES.comma.test(body)
    if (!seen.possible.point && !seen.possible.comma) return undefined
    if (unit === '') seen.bare ||= /[1-9]/.test(body)
    else if (seen.unit === '') {
      seen.unit = unit
      seen.money = isCurrency(unit)
    } else if (unitKey(unit) !== unitKey(seen.unit)) return undefined
    if (/[.,]/.test(body)) seen.separated ??= text
    if (text.length > seen.longest.length) seen.longest = text
    seen.spacedOut &&= unit === '' && body.split(' ').length > 2
  }
  return seen
}

/** Whether a text is a number in some format, or in those with one decimal mark. */
export function isWrittenNumber(text: string, decimal?: DecimalMark): boolean {
  const cell = takeApart(text)
  if (cell === undefined) return false
  const marks: readonly DecimalMark[] = decimal === undefined ? ['point', 'comma'] : [decimal]
  return marks.some((mark) => !Number.isNaN(cellValue(cell, mark)))
}

interface FormatSearch {
  /** What the other columns of the table say. */
  hint?: DecimalMark | undefined
  /** What a person says; another mark does not do. */
  asked?: DecimalMark | undefined
  /** Numbers with and without a unit may stand together, as where a person says that all are numbers. */
  lenient?: boolean
}

/**
 * How the numbers of a column are written, or undefined if some text is no number or their units differ.
 *
 * Both marks are possible only if every separator stands before exactly three digits. Then `hint` decides (what the
 * table's other columns say); without one a comma separates thousands, and a point does so in amounts of money.
 * @param texts the different texts of a column, none of them missing
 */
export function findNumberFormat(
  texts: readonly string[],
  { hint, asked, lenient = false }: FormatSearch = {},
): FoundFormat | undefined {
  const seen = texts.length === 0 ? undefined : gather(texts)
  if (seen === undefined) return undefined
  const { possible, unit, money, bare, separated, spacedOut } = seen
  if (!lenient && ((bare && unit !== '' && !money) || spacedOut)) return undefined
  if (asked !== undefined && !possible[asked]) return undefined
  const certain =
    asked !== undefined || !(possible.point && possible.comma) || separated === undefined
  const usual = separated?.includes('.') === true && money ? 'comma' : 'point'
  const only = possible.point ? 'point' : 'comma'
  const decimal = asked ?? (certain ? only : (hint ?? usual))
  const text = (certain ? undefined : separated) ?? seen.longest
  const value = formattedValue(text, { decimal, unit })
  return { decimal, unit, certain, example: { text, value } }
}
