import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** A real table of ../shared/data (or TERRARIUM_SHARED); undefined where that folder is absent. */
export function sharedTable(name: string): string | undefined {
  const shared = process.env['TERRARIUM_SHARED'] ?? join(import.meta.dirname, '../../../shared')
  const path = join(shared, 'data', name)
  return existsSync(path) ? path : undefined
}

/** Said where a test that needs ../shared is skipped. */
export const NO_SHARED = '../shared/data is not there'

/** CSV text of a header and rows; cells are written as they are. */
export function csv(
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  return [header, ...rows].map((cells) => cells.join(',')).join('\n') + '\n'
}

/** Numbers from 0 to 1 that look random and are the same every time: the fractions of multiples of √2. */
export function scatter(row: number, salt = 0): number {
  return ((row + 1) * Math.SQRT2 + salt * 0.618034) % 1
}

/**
 * A small table with everything in it: a number with gaps, a category with gaps, a boolean, an id and an answer
 * that depends on number and category.
 */
export function customers(rows: number): string {
  return csv(
    ['id', 'age', 'region', 'member', 'spent', 'left'],
    Array.from({ length: rows }, (_, i) => {
      const age = 20 + Math.round(50 * scatter(i))
      const region = ['North', 'South', 'East'][i % 3] ?? ''
      const left = age > 55 !== (region === 'East') ? 'yes' : 'no'
      return [
        `K${String(i).padStart(6, '0')}`,
        i % 17 === 5 ? '' : age,
        i % 23 === 7 ? 'NA' : region,
        i % 4 === 0 ? 'true' : 'false',
        (10 * scatter(i, 3)).toFixed(2),
        left,
      ]
    }),
  )
}
