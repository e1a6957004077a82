import { LARGEST_NUMBER } from '../cell-readers.ts'
import { isMissingText, type Column } from '../table.ts'

/**
 * [rows] 1 where a cell is missing.
 * @param column as its profile has it
 * @param markers lower-cased, trimmed texts that mean "missing"
 */
export function missingCells({ cells }: Column, markers: readonly string[]): Uint8Array {
  if (cells.storage === 'number') {
    const { values } = cells
    const marks = new Uint8Array(values.length)
    for (let row = 0; row < values.length; row++) {
      marks[row] = Math.abs(values[row] as number) <= LARGEST_NUMBER ? 0 : 1
    }
    return marks
  }
  const { codes, dictionary } = cells
  const ofCode = Uint8Array.from(dictionary, (text) => (isMissingText(text, markers) ? 1 : 0))
  const marks = new Uint8Array(codes.length)
  for (let row = 0; row < codes.length; row++) marks[row] = ofCode[codes[row] as number] as number
  return marks
}
