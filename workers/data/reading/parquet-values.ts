import type { ParquetParsers, SchemaElement } from 'hyparquet'

/** How the values of one column become text. */
export interface ColumnReading {
  parsers: Partial<ParquetParsers>
  /** A value as the library gives it, nested ones too; '' for null. */
  text: (value: unknown) => string
}

const MS_PER_DAY = 86_400_000

/** Digits after the point of a second, and how many of a unit are in a second. */
const MILLIS = { digits: 3, perSecond: 1000n }
const MICROS = { digits: 6, perSecond: 1_000_000n }
const NANOS = { digits: 9, perSecond: 1_000_000_000n }

/**
 * How to read a top-level column so that nothing is rounded: dates and times as ISO 8601 text, with a Z where they
 * are points in time rather than readings of a clock; decimals and long integers with all digits.
 */
export function columnReading(element: SchemaElement): ColumnReading {
  const zone = isInstant(element) ? 'Z' : ''
  const parsers: Partial<ParquetParsers> = {
    dateFromDays: (days) => isoDate(days),
    timestampFromMilliseconds: (time) => isoTime(time, MILLIS, zone),
    timestampFromMicroseconds: (time) => isoTime(time, MICROS, zone),
    timestampFromNanoseconds: (time) => isoTime(time, NANOS, zone),
    // Text as it is: parsing it would round its numbers.
    jsonFromBytes: (bytes) => new TextDecoder().decode(bytes),
  }
  const scale = decimalScale(element)
  if (scale !== undefined) return { parsers, text: (value) => decimalText(value, scale) }
  if (element.type === 'FLOAT') return { parsers, text: floatText }
  return { parsers, text: valueText }
}

/**
 * The schema without what would make the library round: a top-level decimal comes as its plain whole number.
 * @param columns names of the top-level columns
 */
export function exactSchema(
  schema: readonly SchemaElement[],
  columns: ReadonlySet<SchemaElement>,
): SchemaElement[] {
  return schema.map((element) => {
    if (!columns.has(element) || decimalScale(element) === undefined) return element
    const { converted_type: _type, logical_type: _logical, ...plain } = element
    return plain
  })
}

/** Digits after the point of a decimal column; undefined for any other. */
function decimalScale({ converted_type, logical_type, scale }: SchemaElement): number | undefined {
  if (logical_type?.type === 'DECIMAL') return logical_type.scale
  return converted_type === 'DECIMAL' ? (scale ?? 0) : undefined
}

/** The old annotations without a logical type mean UTC. */
function isInstant({ converted_type, logical_type }: SchemaElement): boolean {
  if (logical_type?.type === 'TIMESTAMP') return logical_type.isAdjustedToUTC
  return converted_type === 'TIMESTAMP_MILLIS' || converted_type === 'TIMESTAMP_MICROS'
}

function isoDate(days: number): string {
  return new Date(days * MS_PER_DAY).toISOString().replace(/T.*$/, '')
}

function isoTime(
  time: bigint,
  { digits, perSecond }: { digits: number; perSecond: bigint },
  zone: string,
): string {
  const part = ((time % perSecond) + perSecond) % perSecond
  const seconds = new Date(Number((time - part) / perSecond) * 1000).toISOString()
  const fraction = part === 0n ? '' : `.${String(part).padStart(digits, '0').replace(/0+$/, '')}`
  return seconds.replace(/\.000Z$/, '') + fraction + zone
}

/** @param value unscaled: a whole number, or its big-endian bytes in two's complement */
function decimalText(value: unknown, scale: number): string {
  if (value === null || value === undefined) return ''
  const unscaled = value instanceof Uint8Array ? signedOf(value) : BigInt(value as number | bigint)
  if (scale <= 0) return String(unscaled * 10n ** BigInt(-scale))
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0')
  const sign = unscaled < 0n ? '-' : ''
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

function signedOf(bytes: Uint8Array): bigint {
  let value = 0n
  for (const byte of bytes) value = value * 256n + BigInt(byte)
  return BigInt.asIntN(bytes.length * 8, value)
}

/** The shortest text that a 32-bit float is read back from: 0.1, not 0.10000000149011612. */
function floatText(value: unknown): string {
  if (typeof value !== 'number' || !Number.isFinite(value) || Number.isInteger(value)) {
    return valueText(value)
  }
  for (let precision = 6; precision < 9; precision++) {
    const short = Number(value.toPrecision(precision))
    if (Math.fround(short) === value) return String(short)
  }
  return String(value)
}

function valueText(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') {
    return Number.isNaN(value) ? '' : String(value).replace('Infinity', 'inf')
  }
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value)
  return typeof value === 'object' && value !== null ? nestedText(value) : ''
}

/** Lists and structs as JSON; long integers keep their digits, bytes become hexadecimal. */
function nestedText(value: object): string {
  if (value instanceof Uint8Array) return hexadecimal(value)
  // Text between control characters cannot occur in JSON, so the quotes around long integers can be told apart.
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner === 'bigint') return `\u0001${inner}\u0001`
    return inner instanceof Uint8Array ? hexadecimal(inner) : inner
  }).replace(/"\\u0001(-?\d+)\\u0001"/g, '$1')
}

function hexadecimal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
