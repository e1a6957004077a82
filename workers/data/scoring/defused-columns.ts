import { defuseFormula } from '../../../src/domain/csv-text.ts'
import { textCells, type Table } from '../../../src/domain/table.ts'

/** Names of the columns in which some text, or whose name, gets an apostrophe where formulas are defused. */
export function defusedColumns({ columns, unreadableCells }: Table): string[] {
  const ofUnreadable = new Set<number>()
  for (const cells of unreadableCells?.values() ?? []) {
    cells.forEach((text, at) => {
      if (isDefused(text)) ofUnreadable.add(at)
    })
  }
  return columns
    .filter((column, at) => {
      if (ofUnreadable.has(at) || isDefused(column.name)) return true
      const { cells } = column
      const texts = textCells(column)?.dictionary
      if (texts !== undefined) return texts.some(isDefused)
      return cells.storage === 'number' && [...cells.exceptions.values()].some(isDefused)
    })
    .map(({ name }) => name)
}

function isDefused(text: string): boolean {
  return defuseFormula(text) !== text
}
