import type { Table } from '../../../src/domain/table.ts'

/** A name that the table has already gets the first free " (2)", " (3)", …. */
export function uniqueNames(names: readonly string[], { columns }: Table) {
  const taken = new Set(columns.map(({ name }) => name))
  return names.map((name) => {
    let unique = name
    for (let k = 2; taken.has(unique); k++) unique = `${name} (${k})`
    taken.add(unique)
    return unique
  })
}
