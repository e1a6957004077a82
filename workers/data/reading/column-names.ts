export interface ColumnNames {
  names: string[]
  duplicates: boolean
  empty: boolean
}

/**
 * The names shown for a header's cells: trimmed; `column 3` for an empty one (by position, from 1); `a (2)` for a
 * repeated one, or the next number that no other column has. All are different.
 */
export function columnNames(header: readonly string[]): ColumnNames {
  const written = header.map((cell) => cell.trim())
  const nonEmpty = written.filter((text) => text !== '')
  const taken = new Set(nonEmpty)
  const given = new Set<string>()
  const nextNumber = new Map<string, number>()
  const numbered = (base: string): string => {
    let number = nextNumber.get(base) ?? 2
    while (taken.has(`${base} (${number})`) || given.has(`${base} (${number})`)) number++
    nextNumber.set(base, number + 1)
    return `${base} (${number})`
  }
  const names = written.map((text, i) => {
    const base = text === '' ? `column ${i + 1}` : text
    const free = text === '' ? !taken.has(base) : !given.has(base)
    const name = free ? base : numbered(base)
    given.add(name)
    return name
  })
  return { names, duplicates: taken.size < nonEmpty.length, empty: nonEmpty.length < names.length }
}
