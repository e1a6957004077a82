/** A record near the end of a table. */
export interface LowRecord {
  cells: readonly string[]
  /** No quoted cell is cut off. */
  isWhole: boolean
}

const LETTER = /\p{L}/u
const TOTAL =
  /^(?:(?:grand|sub)?[ -]?totals?|sum|summe|gesamt(?:summe)?|somme|合计|总计|小计|总和|合計|總計)[:：]?$/iu
/** How notes begin, and what no name of a thing holds. */
const NOTE = /^(?:[*#†(（]|source|notes?\b|quelle|fuente|来源|资料|注|说明|备注)|[:：]|\s\S+\s\S/iu

/** A table has at least so many rows for each one below it. */
const ROWS_PER_FOOTER = 2

/** How many of the last records are totals and notes below the table, and what is empty between them. */
export function footerOf(records: readonly LowRecord[], columns: number): number {
  if (columns < 2) return 0
  let footer = 0
  for (let count = 1; count <= records.length / (1 + ROWS_PER_FOOTER); count++) {
    const index = records.length - count
    const record = records[index] as LowRecord
    if (!record.isWhole) break
    const others = records.slice(0, index)
    if (isNote(record.cells, columns) || isTotal(record.cells, others)) footer = count
    else if (filled(record.cells) > 0) break
  }
  return footer
}

function filled(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length
}

/** A sentence at the left with nothing beside it, or cut at its own commas. */
function isNote(cells: readonly string[], columns: number): boolean {
  const first = (cells[0] ?? '').trim()
  if (!LETTER.test(first) || !NOTE.test(first)) return false
  return filled(cells) === 1 ? columns > 2 || cells.length === 1 : cells.length < columns
}

/** Says so at the left, where no other row does. */
function isTotal(cells: readonly string[], others: readonly LowRecord[]): boolean {
  const first = (cells[0] ?? '').trim()
  return TOTAL.test(first) && others.every((other) => (other.cells[0] ?? '').trim() !== first)
}
