/** A part of a list. */
export interface ListPage<Row> {
  rows: Row[]
  /** Pass as `after` for the rows that follow; absent: these were the last. */
  next?: IDBValidKey
}

interface Steps<Row> {
  readonly value: Row
  readonly key: IDBValidKey
  continue(): Promise<Steps<Row> | null>
}

/**
 * Walks a cursor until so many rows were found that are wanted: what is not shown is not read, unless it is searched.
 * @param after key of the last row of the page before, in the cursor's index
 */
export async function pageOf<Row>(
  cursor: Steps<Row> | null,
  count: number,
  wanted: (row: Row) => boolean,
): Promise<ListPage<Row>> {
  const rows: Row[] = []
  let at = cursor
  let last: IDBValidKey | undefined
  while (at !== null) {
    if (wanted(at.value)) {
      if (rows.length === count && last !== undefined) return { rows, next: last }
      rows.push(at.value)
    }
    last = at.key
    at = await at.continue()
  }
  return { rows }
}

/** Whether a text holds all words of a search, in whatever order and case. */
export function isFound(search: string | undefined, ...texts: (string | undefined)[]): boolean {
  if (search === undefined) return true
  const all = texts.join('\n').toLocaleLowerCase()
  return search
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word))
}
