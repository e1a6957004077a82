import { compareCodePoints } from './code-point-order.ts'
import { SHAPE_EXCEPTION } from './decimal-text.ts'
import type { LevelCount } from './profile.ts'
import { cellText, isMissingText, textCells, type Column, type NumberCells } from './table.ts'

/**
 * How often each trimmed text occurs in a column, however it is stored; missing cells are left out.
 * @param markers lower-cased, trimmed texts that mean "missing"
 */
export function countTexts(column: Column, markers: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (text: string, count: number) => {
    if (count === 0 || isMissingText(text, markers)) return
    const trimmed = text.trim()
    counts.set(trimmed, (counts.get(trimmed) ?? 0) + count)
  }
  const texts = textCells(column)
  if (!texts) {
    countByShape(column, column.cells as NumberCells, add)
    return counts
  }
  const perCode = new Uint32Array(texts.dictionary.length)
  for (const code of texts.codes) perCode[code] = (perCode[code] as number) + 1
  texts.dictionary.forEach((text, code) => {
    add(text, perCode[code] as number)
  })
  return counts
}

interface FirstAndCount {
  row: number
  count: number
}

/** Turns a repeated number into text once: cells of one shape and one value read the same. */
function countByShape(
  column: Column,
  cells: NumberCells,
  add: (text: string, count: number) => void,
): void {
  const seen = new Map<number, Map<number, FirstAndCount>>()
  cells.values.forEach((value, row) => {
    const shape = cells.shapes[row] as number
    if (shape === SHAPE_EXCEPTION) {
      add(cellText(column, row), 1)
      return
    }
    let ofShape = seen.get(shape)
    if (!ofShape) seen.set(shape, (ofShape = new Map<number, FirstAndCount>()))
    const known = ofShape.get(value)
    if (known) known.count++
    else ofShape.set(value, { row, count: 1 })
  })
  for (const ofShape of seen.values()) {
    for (const { row, count } of ofShape.values()) add(cellText(column, row), count)
  }
}

/** All levels in code-point order. */
export function sortedLevels(counts: ReadonlyMap<string, number>): LevelCount[] {
  return asLevels(counts).sort((a, b) => compareCodePoints(a.text, b.text))
}

/** The most frequent levels first; ties in code-point order. */
export function topLevels(counts: ReadonlyMap<string, number>, most: number): LevelCount[] {
  return asLevels(counts)
    .sort((a, b) => b.count - a.count || compareCodePoints(a.text, b.text))
    .slice(0, most)
}

function asLevels(counts: ReadonlyMap<string, number>): LevelCount[] {
  return Array.from(counts, ([text, count]) => ({ text, count }))
}
