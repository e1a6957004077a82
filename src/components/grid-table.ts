import type { ChartTable } from './chart-table.ts'
import type { GridPicture } from './grid-picture.ts'

/** What a grid saves as CSV: itself. */
export function gridTable({ rowsTitle, columns, rows, cells, sums = [] }: GridPicture): ChartTable {
  return {
    summary: '',
    columns: [rowsTitle, ...columns, ...sums.map(({ title }) => title)],
    count: rows.length,
    row: (index) => [
      rows[index] ?? '',
      ...(cells[index] ?? []).map((cell) => cell?.text ?? ''),
      ...sums.map(({ texts }) => texts[index] ?? ''),
    ],
    values: (index) => [
      rows[index] ?? '',
      ...(cells[index] ?? []).map((cell) => cell?.value ?? null),
      ...sums.map(({ values }) => values[index] ?? null),
    ],
  }
}
