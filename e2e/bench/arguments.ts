import { parseArgs } from 'node:util'

/** What can be left out. */
export const PARTS = ['training', 'scoring', 'tables', 'reading', 'decisions'] as const
export type Part = (typeof PARTS)[number]

export interface BenchOptions {
  rounds: number
  parts: readonly Part[]
  /** Milliseconds that one trainer is timed for in a round. */
  budgetMs: number
  /** Rows of the scored table. */
  scoredRows: number
  /** Rows of the files that are read. */
  readRows: readonly number[]
  /** Where the figures go. */
  json: string
}

export const USAGE = `npm run bench -- [--rounds N] [--only ${PARTS.join(',')}] [--quick] [--rows N,N] [--json FILE]`

/** @throws Error whose message says what is wrong */
export function readOptions(args: readonly string[], now: Date): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string' },
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      rows: { type: 'string' },
      json: { type: 'string' },
    },
  })
  const { quick, only } = values
  const rounds = Number(values.rounds ?? (quick ? 2 : 5))
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new Error('--rounds takes a whole number from 1.')
  const asked = only?.split(',').map((name) => name.trim())
  const unknown = asked?.find((name) => !PARTS.some((part) => part === name))
  if (unknown !== undefined)
    throw new Error(`--only takes some of ${PARTS.join(', ')}, not ${unknown}.`)
  const readRows = values.rows?.split(',').map(Number)
  if (readRows?.some((rows) => !Number.isInteger(rows) || rows < 1) === true)
    throw new Error('--rows takes whole numbers from 1, with commas between.')
  return {
    rounds,
    parts: PARTS.filter((part) => asked?.includes(part) ?? true),
    budgetMs: quick ? 200 : 1000,
    scoredRows: quick ? 100_000 : 1_000_000,
    readRows: readRows ?? (quick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000]),
    json:
      values.json ?? `bench-results/${now.toISOString().slice(0, 19).replaceAll(':', '-')}.json`,
  }
}
