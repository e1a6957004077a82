import { zipSync } from 'fflate'
import { readSheet as readCells } from 'read-excel-file/universal'
import { sheetTable, type ChosenPlace, type SheetTable, type SheetValue } from './sheet-records.ts'

/** What is asked of a reader of sheets; crosses to its thread. */
export interface SheetRequest {
  /** The parts of the workbook that the sheet needs: path in the archive → bytes. */
  files: Record<string, Uint8Array<ArrayBuffer>>
  /** Position among the sheets of the workbook, from 1. */
  position: number
  chosen: ChosenPlace
}

/** Reads a sheet at one stretch: formulas as their last values, cells of errors as empty. Throws if it is damaged. */
export async function readSheet({ files, position, chosen }: SheetRequest): Promise<SheetTable> {
  // Packed again without compression, because the library unpacks in workers made from text, which the policy refuses.
  const archive = zipSync(files, { level: 0 }).buffer
  const rows = await readCells(archive, position, { trim: false })
  // The library's types name the constructor of dates where its values are dates.
  return sheetTable(rows as unknown as SheetValue[][], chosen)
}
