import { findNumberFormat, isWrittenNumber } from './number-format.ts'
import type { DisguisedMissing } from './profile.ts'
import { cellText, type Column } from './table.ts'
import type { TextCounts } from './text-counts.ts'
import type { ValueCounts } from './value-counts.ts'

/** Lower case. What counts as missing anyway (`MISSING_MARKERS`) is not here. */
const WORDS: ReadonlySet<string> = new Set([
  ...[
    'unknown',
    'none',
    'missing',
    'undefined',
    'nil',
    'not available',
    'not applicable',
    'no data',
  ],
  ...[
    'not known',
    'unspecified',
    'not specified',
    'n.a.',
    'n.a',
    'n. a.',
    'n/d',
    '#n/a',
    '#na',
    '(null)',
  ],
  ...['<na>', '-', '--', '---', '–', '—', '.', '..', '...', '/', '\\n', '??', '???'],
  ...[
    '未知',
    '无',
    '不详',
    '不明',
    '空',
    '暂无',
    '缺失',
    '未填',
    '未填写',
    '没有',
    '无数据',
    '不适用',
    '保密',
  ],
])
const LONGEST_WORD = 14

/** More rows than this, and more than one in a thousand, must agree: one 99 may just be a 99. */
const FEW_ROWS = 2
const FEW_SHARE = 0.001
/** So many other values show what the column is about; with fewer, -1 may be one of some codes. */
const OTHER_VALUES = 5
/** -1 right below 0 is convincing only in a column of many values. */
const MANY_VALUES = 20
const MOST_MISFITS = 3
/** Columns of more different texts are not looked at: nobody is helped by waiting for it. */
const MOST_TEXTS = 200_000

/** Numbers that may stand for "not known": lonely below or far above all others. */
export function disguisedNumbers(column: Column, counted: ValueCounts): DisguisedMissing[] {
  const { values, counts, total } = counted
  const last = values.length - 1
  if (last < OTHER_VALUES) return []
  const enough = (count: number) => count >= FEW_ROWS && count > FEW_SHARE * total
  const found: DisguisedMissing[] = []
  const [low, next, high, former] = [values[0], values[1], values[last], values[last - 1]] as [
    number,
    number,
    number,
    number,
  ]
  const lowCount = counts[0] ?? 0
  const highCount = counts[last] ?? 0
  const alone =
    next >= 0 ? next > 0 || low < -1 || last >= MANY_VALUES : low <= -99 && next > low / 5
  if (isNines(-low, true) && alone && enough(lowCount)) {
    found.push({ texts: textsOf(column, low), count: lowCount, reason: 'below', nearest: next })
  }
  if (isNines(high, false) && former <= high / 2 && enough(highCount)) {
    found.push({ texts: textsOf(column, high), count: highCount, reason: 'above', nearest: former })
  }
  return found
}

/** 99, 999, 9999 …; of negative ones also 1 and 9. */
function isNines(size: number, negative: boolean): boolean {
  return (negative && size === 1) || (/^9+$/.test(String(size)) && (negative || size > 9))
}

/** How a number is written in the column: "-1", "-1.0". */
function textsOf(column: Column, value: number): string[] {
  const texts = new Set<string>()
  const values = column.cells.storage === 'number' ? column.cells.values : []
  values.forEach((other, row) => {
    if (other === value) texts.add(cellText(column, row).trim())
  })
  return [...texts]
}

/**
 * Words that may stand for "not known", among at least two other texts; or the few texts that keep a column from
 * being one of numbers.
 * @param counts of the trimmed texts of a category column
 */
export function disguisedWords(counted: TextCounts): DisguisedMissing[] {
  if (counted.distinct < 3 || counted.distinct > MOST_TEXTS) return []
  const counts = new Map<string, number>()
  counted.forEach((text, count) => counts.set(text, count))
  const misfits = fewMisfits(counts)
  if (misfits) return [{ texts: misfits, count: rowsOf(misfits, counts), reason: 'notANumber' }]
  const words: string[] = []
  for (const text of counts.keys()) {
    if (text.length <= LONGEST_WORD && WORDS.has(text.toLowerCase())) words.push(text)
  }
  if (words.length === 0 || counts.size - words.length < 2) return []
  return [{ texts: words, count: rowsOf(words, counts), reason: 'word' }]
}

/** The texts without a digit that alone are no numbers, if there are few of them and they fill few rows. */
function fewMisfits(counts: ReadonlyMap<string, number>): string[] | undefined {
  const misfits: string[] = []
  for (const text of counts.keys()) {
    if (isWrittenNumber(text)) continue
    if (misfits.push(text) > MOST_MISFITS || /\d/.test(text)) return undefined
  }
  if (misfits.length === 0 || counts.size - misfits.length < OTHER_VALUES) return undefined
  const total = rowsOf([...counts.keys()], counts)
  if (rowsOf(misfits, counts) > total / 2) return undefined
  const numbers = [...counts.keys()].filter((text) => !misfits.includes(text))
  return findNumberFormat(numbers) && misfits
}

function rowsOf(texts: readonly string[], counts: ReadonlyMap<string, number>): number {
  return texts.reduce((sum, text) => sum + (counts.get(text) ?? 0), 0)
}
