/**
 * Decimal numbers as text: reading them strictly, and remembering how they looked in one byte, so that a column
 * of numbers needs no string per cell and yet gives every text back exactly as it was read.
 */

const ZERO = 48
const NINE = 57
const DOT = 46
const PLUS = 43
const MINUS = 45

/** Powers of ten that a double holds exactly. */
export const POWERS_OF_TEN = Array.from({ length: 23 }, (_, i) => 10 ** i)

/** Up to so many digits, integers and powers of ten are exact and one division rounds correctly. */
export const EXACT_DIGITS = 15

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/

/**
 * The number that a trimmed text writes in decimal: sign, digits, one point, exponent.
 * NaN for everything else: hexadecimal, `Infinity`, thousands separators, and numbers beyond the range of a
 * double (1e400).
 */
export function decimalValue(text: string): number {
  const length = text.length
  const first = text.charCodeAt(0)
  const start = first === MINUS || first === PLUS ? 1 : 0
  // Written out because this runs once per cell of a file; the plain line is `otherDecimal(text)`.
  let mantissa = 0
  let digits = 0
  let pointAt = -1
  for (let i = start; i < length; i++) {
    const code = text.charCodeAt(i)
    if (code >= ZERO && code <= NINE) {
      mantissa = mantissa * 10 + (code - ZERO)
      digits++
    } else if (code === DOT && pointAt < 0) pointAt = i
    else return otherDecimal(text)
  }
  if (digits === 0) return Number.NaN
  if (digits > EXACT_DIGITS) return otherDecimal(text)
  const decimals = pointAt < 0 ? 0 : length - 1 - pointAt
  const size = mantissa / (POWERS_OF_TEN[decimals] ?? Number.NaN)
  return first === MINUS ? -size : size
}

function otherDecimal(text: string): number {
  if (text.charCodeAt(0) > NINE || !DECIMAL.test(text)) return Number.NaN
  const value = Number(text)
  return Number.isFinite(value) ? value : Number.NaN
}

/*
 * The shape of a cell, low seven bits:
 *   0          shortest form, `String(value)`
 *   1 + d      fixed, `value.toFixed(d)`, d from 0 to 40
 *   42 + d     scientific as C and Python write it, d decimals and two exponent digits or more: "1.50e-07"
 *   83 + w     whole number, padded with zeros to w characters: "007"
 *   104 + k    the k-th of MARKER_TEXTS
 * plus 128 if one space precedes it, as in files separated by ", ".
 */
export const FIXED = 1
const SCIENTIFIC = 42
const PADDED = 83
const MARKER = 104
const SPACE = 128
const MOST_DECIMALS = 40
const MOST_WIDTH = 20

/** Texts that stand for "missing" often enough to deserve a shape; whether they do is the column's choice. */
const MARKER_TEXTS = [
  ...['NA', 'N/A', 'NaN', 'nan', 'NULL', 'null', '?', 'na', 'n/a', 'None', 'none', '-', '.'],
  ...['unknown', 'Unknown', '-1', '-9', '-99', '-999', '-9999', '9999', '0'],
]

/** An empty cell. */
export const SHAPE_EMPTY = 254
/** No shape describes the text; it has to be kept beside the number. */
export const SHAPE_EXCEPTION = 255

/**
 * How a number looked: the shape from which `shapedText` makes `text` again, or `SHAPE_EXCEPTION`.
 * @param text as read; may have white space around it
 * @param value `decimalValue` of the trimmed text; not NaN
 */
export function decimalShape(text: string, value: number): number {
  const length = text.length
  const start = text.charCodeAt(0) === MINUS ? 1 : 0
  const lead = text.charCodeAt(start)
  if (length - start > EXACT_DIGITS || lead < ZERO || lead > NINE) return searchShape(text, value)
  let pointAt = -1
  for (let i = start; i < length; i++) {
    const code = text.charCodeAt(i)
    if (code === DOT) pointAt = i
    else if (code < ZERO || code > NINE) return searchShape(text, value)
  }
  if (value === 0 && start === 1) return SHAPE_EXCEPTION
  // Two decimals of at most 15 digits never share a double, so the shortest form is the text itself.
  if (pointAt < 0) {
    return lead !== ZERO || length - start === 1 ? 0 : searchShape(text, value)
  }
  const decimals = length - 1 - pointAt
  if (decimals === 0 || (lead === ZERO && pointAt !== start + 1)) return searchShape(text, value)
  if (text.charCodeAt(length - 1) !== ZERO && Math.abs(value) >= 1e-6) return 0
  return FIXED + decimals
}

function searchShape(text: string, value: number): number {
  if (text.startsWith(' ')) {
    const shape = decimalShape(text.slice(1), value)
    return shape < MARKER ? shape + SPACE : SHAPE_EXCEPTION
  }
  if (String(value) === text) return 0
  const point = text.indexOf('.')
  const exponent = text.toLowerCase().indexOf('e')
  const end = exponent < 0 ? text.length : exponent
  const decimals = point < 0 ? 0 : end - 1 - point
  const candidates = [
    ...(decimals <= MOST_DECIMALS ? [(exponent < 0 ? FIXED : SCIENTIFIC) + decimals] : []),
    ...(text.length <= MOST_WIDTH ? [PADDED + text.length] : []),
  ]
  return candidates.find((shape) => shapedText(value, shape) === text) ?? SHAPE_EXCEPTION
}

/** Whether a shape is that of a whole number with zeros before it: "007". */
export function isPadded(shape: number): boolean {
  const unspaced = shape >= SPACE && shape < SHAPE_EMPTY ? shape - SPACE : shape
  return unspaced >= PADDED && unspaced < MARKER
}

/** The shape of a text that means "missing"; `SHAPE_EXCEPTION` if it has none. */
export function markerShape(text: string): number {
  if (text === '') return SHAPE_EMPTY
  const index = MARKER_TEXTS.indexOf(text)
  if (index >= 0) return MARKER + index
  const spaced = text.startsWith(' ') ? MARKER_TEXTS.indexOf(text.slice(1)) : -1
  return spaced >= 0 ? MARKER + spaced + SPACE : SHAPE_EXCEPTION
}

/** The text of a number of a shape; any shape but `SHAPE_EXCEPTION`. */
export function shapedText(value: number, shape: number): string {
  if (shape === 0) return String(value)
  if (shape === SHAPE_EMPTY) return ''
  if (shape >= SPACE) return ` ${shapedText(value, shape - SPACE)}`
  if (shape >= MARKER) return MARKER_TEXTS[shape - MARKER] ?? ''
  if (shape >= PADDED) return String(value).padStart(shape - PADDED, '0')
  if (shape >= SCIENTIFIC) {
    return value.toExponential(shape - SCIENTIFIC).replace(/(?<=[+-])\d$/, '0$&')
  }
  return value.toFixed(shape - FIXED)
}
