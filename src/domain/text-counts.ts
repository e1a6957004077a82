import { compareCodePoints } from './code-point-order.ts'
import { SHAPE_EMPTY, SHAPE_EXCEPTION, shapedText } from './decimal-text.ts'
import type { LevelCount } from './profile.ts'
import { cellText, isMissingText, textCells, type Column, type NumberCells } from './table.ts'
import type { ValueCounts } from './value-counts.ts'

const SPACE = 32
const FIRST_BEYOND_ASCII = 128

/** The different texts of a column's cells, trimmed, and how often each occurs; missing cells are left out. */
export interface TextCounts {
  distinct: number
  /** Sum of all counts. */
  total: number
  /** Texts in order of first appearance; they need not be in memory all at once. */
  forEach: (visit: (text: string, count: number) => void) => void
}

/** @param markers lower-cased, trimmed texts that mean "missing" */
export function countTexts(column: Column, markers: readonly string[]): TextCounts {
  const cells = textCells(column)
  if (!cells) return countByShape(column, column.cells as NumberCells, markers)
  const { codes, dictionary } = cells
  const perCode = new Uint32Array(dictionary.length)
  for (const code of codes) perCode[code] = (perCode[code] as number) + 1
  const longestMarker = Math.max(0, ...markers.map(({ length }) => length))
  let distinct = 0
  let total = 0
  let padded = 0
  dictionary.forEach((text, code) => {
    if (isPadded(text)) padded++
    if (text.length <= longestMarker && isMissingText(text, markers)) perCode[code] = 0
    const count = perCode[code] as number
    if (count === 0) return
    distinct++
    total += count
  })
  const counts: TextCounts = {
    distinct,
    total,
    forEach: (visit) => {
      dictionary.forEach((text, code) => {
        const count = perCode[code] as number
        if (count > 0) visit(text, count)
      })
    },
  }
  // Texts of a dictionary are all different, unless trimming makes some equal.
  if (padded === 0) return counts
  const merged = new MergedCounts(markers)
  counts.forEach((text, count) => {
    merged.add(text, count)
  })
  return merged.finish()
}

/**
 * The texts of a number column whose numbers are all written in one way, by its values; undefined for other columns.
 */
export function countPlainNumbers(cells: NumberCells, values: ValueCounts): TextCounts | undefined {
  const shape = commonShape(cells)
  if (shape === undefined || values.tooLarge > 0) return undefined
  return {
    distinct: values.values.length,
    total: values.total,
    forEach: (visit) => {
      values.values.forEach((value, i) => {
        visit(shapedText(value, shape), values.counts[i] as number)
      })
    },
  }
}

/** The shape of all cells that are not empty; undefined if they differ, or texts are kept beside the numbers. */
function commonShape({ shapes }: NumberCells): number | undefined {
  let common: number | undefined
  for (const shape of shapes) {
    if (shape === SHAPE_EMPTY || shape === common) continue
    if (common !== undefined || shape === SHAPE_EXCEPTION) return undefined
    common = shape
  }
  return common !== undefined && shapedText(1, common).startsWith('1') ? common : undefined
}

/** Merges texts that trimming makes equal. */
class MergedCounts {
  readonly #markers: readonly string[]
  readonly #counts = new Map<string, number>()
  #total = 0

  constructor(markers: readonly string[]) {
    this.#markers = markers
  }

  add(text: string, count: number): void {
    if (count === 0 || isMissingText(text, this.#markers)) return
    const trimmed = text.trim()
    this.#counts.set(trimmed, (this.#counts.get(trimmed) ?? 0) + count)
    this.#total += count
  }

  finish(): TextCounts {
    const counts = this.#counts
    return {
      distinct: counts.size,
      total: this.#total,
      forEach: (visit) => {
        for (const [text, count] of counts) visit(text, count)
      },
    }
  }
}

/** Trimming changes it. Every white space is at most a space, or beyond ASCII. */
function isPadded(text: string): boolean {
  const first = text.charCodeAt(0)
  const last = text.charCodeAt(text.length - 1)
  return first <= SPACE ||
    last <= SPACE ||
    first >= FIRST_BEYOND_ASCII ||
    last >= FIRST_BEYOND_ASCII
    ? text.trim() !== text
    : false
}

interface FirstAndCount {
  row: number
  count: number
}

/** Turns a repeated number into text once: cells of one shape and one value read the same. */
function countByShape(column: Column, cells: NumberCells, markers: readonly string[]): TextCounts {
  const merged = new MergedCounts(markers)
  const seen = new Map<number, Map<number, FirstAndCount>>()
  cells.values.forEach((value, row) => {
    const shape = cells.shapes[row] as number
    if (shape === SHAPE_EXCEPTION) {
      merged.add(cellText(column, row), 1)
      return
    }
    let ofShape = seen.get(shape)
    if (!ofShape) seen.set(shape, (ofShape = new Map<number, FirstAndCount>()))
    const known = ofShape.get(value)
    if (known) known.count++
    else ofShape.set(value, { row, count: 1 })
  })
  for (const ofShape of seen.values()) {
    for (const { row, count } of ofShape.values()) merged.add(cellText(column, row), count)
  }
  return merged.finish()
}

/** All levels in code-point order. */
export function sortedLevels(counts: TextCounts): LevelCount[] {
  const levels: LevelCount[] = []
  counts.forEach((text, count) => levels.push({ text, count }))
  return levels.sort((a, b) => compareCodePoints(a.text, b.text))
}

/** The most frequent levels first; ties in code-point order. */
export function topLevels(counts: TextCounts, most: number): LevelCount[] {
  const top: LevelCount[] = []
  counts.forEach((text, count) => {
    const last = top[most - 1]
    if (last && (count < last.count || (count === last.count && last.text < text))) return
    const level = { text, count }
    const behind = top.findIndex((other) => isBefore(level, other))
    top.splice(behind < 0 ? top.length : behind, 0, level)
    if (top.length > most) top.pop()
  })
  return top
}

function isBefore(a: LevelCount, b: LevelCount): boolean {
  return a.count > b.count || (a.count === b.count && compareCodePoints(a.text, b.text) < 0)
}
