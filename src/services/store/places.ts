import type { Place } from './tables.ts'

/** The state of a project that is not whole yet, and of its models. */
export const ARRIVING = 3

/** Sorts after every text and number. */
const END: IDBValidKey = []

/** The rows of a list that stand in one state, after one row of it if that is given. */
export function placesIn(
  state: Place[0],
  within: readonly IDBValidKey[] = [],
  before?: IDBValidKey,
): IDBKeyRange {
  const from = [...within, [state]]
  return before === undefined
    ? IDBKeyRange.bound(from, [...within, [state, END]])
    : // Newest first: what comes after a row has a smaller key.
      IDBKeyRange.bound(from, before, false, true)
}

/** Every row of a project, whatever its state. */
export function placesOf(project: string): IDBKeyRange {
  return IDBKeyRange.bound([project], [project, [END]])
}

export function placeOf(row: { deletedAt?: number; kept?: boolean }, order: number): Place {
  return [row.deletedAt !== undefined ? 2 : row.kept === false ? 1 : 0, order]
}

/** A stored row as the rest of the app knows it. */
export function withoutPlace<Row extends { place: Place }>({ place: _, ...row }: Row) {
  return row
}
