/** How a failure names a part of a file: the sheet of a workbook, the table in an archive. */
export function partName(file: string, part: string): string {
  return `${file} › ${part}`
}
