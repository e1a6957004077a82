import type { ReadingOptions } from '../../src/domain/reading-options.ts'
import { CommandError } from './command-error.ts'

/** Options that say how the table is to be read; what is not given is found out. */
export const READING_OPTIONS = [
  'delimiter',
  'encoding',
  'quote',
  'escape',
  'comment',
  'line-ends',
  'decimal',
  'preamble-rows',
  'header-rows',
  'footer-rows',
  'sheet',
] as const

export type ReadingOption = (typeof READING_OPTIONS)[number]

const NONE = 'none'
const LINE_ENDS = { lf: '\n', crlf: '\r\n', cr: '\r' } as const
const DECIMALS = { '.': '.', point: '.', ',': ',', comma: ',' } as const
const MOST_ROWS = 1_000_000

/**
 * The options of `ReadingOptions` among those given: characters as they are or as `tab`, `space` and `none`.
 * @throws CommandError with status 2
 */
export function readingOptions(given: ReadonlyMap<string, string>): ReadingOptions {
  const options: ReadingOptions = {}
  const take = (option: ReadingOption, use: (value: string) => void) => {
    const value = given.get(option)
    if (value !== undefined) use(value)
  }
  take('delimiter', (value) => (options.delimiter = named(value)))
  take('encoding', (value) => (options.encoding = encoding(value)))
  take('quote', (value) => (options.quote = character('quote', value)))
  take('escape', (value) => (options.escape = character('escape', value)))
  take('comment', (value) => (options.comment = character('comment', value)))
  take('line-ends', (value) => (options.lineEnds = oneOf('line-ends', value, LINE_ENDS)))
  take('decimal', (value) => (options.decimal = oneOf('decimal', value, DECIMALS)))
  take('preamble-rows', (value) => (options.preambleRows = rows('preamble-rows', value)))
  take('header-rows', (value) => (options.headerRows = rows('header-rows', value)))
  take('footer-rows', (value) => (options.footerRows = rows('footer-rows', value)))
  take('sheet', (value) => (options.sheet = value))
  return options
}

function named(value: string): string {
  return { tab: '\t', space: ' ' }[value] ?? value
}

/** One ASCII character, or none. */
function character(option: ReadingOption, value: string): string {
  if (value === NONE) return ''
  if (!/^[!-~]$/.test(value)) {
    throw new CommandError(2, `--${option} takes one ASCII character, or none; not “${value}”.`)
  }
  return value
}

function encoding(value: string): string {
  try {
    return new TextDecoder(value).encoding
  } catch {
    throw new CommandError(2, `--encoding “${value}” is not known; there is gb18030, for example.`)
  }
}

function oneOf<Value>(option: ReadingOption, value: string, known: Record<string, Value>): Value {
  const found = Object.entries(known).find(([name]) => name === value.toLowerCase())?.[1]
  if (found !== undefined) return found
  throw new CommandError(2, `--${option} takes ${Object.keys(known).join(' or ')}, not “${value}”.`)
}

function rows(option: ReadingOption, value: string): number {
  if (/^\d+$/.test(value) && Number(value) <= MOST_ROWS) return Number(value)
  throw new CommandError(2, `--${option} takes a number of rows, not “${value}”.`)
}
