/** A cell as it goes into the file; `undefined` is an empty cell. */
export type Cell = string | number | undefined

/** RFC 4180 with a header row and LF; the columns are those of the first row, in its order. */
export function csv(rows: readonly Record<string, Cell>[]): string {
  const names = Object.keys(rows[0] ?? {})
  const lines = rows.map((row) => names.map((name) => quoted(row[name])).join(','))
  return `${[names.join(','), ...lines].join('\n')}\n`
}

function quoted(cell: Cell): string {
  const text = cell === undefined ? '' : String(cell)
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export function yesNo(value: boolean): 'yes' | 'no' {
  return value ? 'yes' : 'no'
}
