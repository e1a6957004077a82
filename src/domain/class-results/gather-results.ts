import { canonicalJson } from '../canonical-json.ts'
import type { Failure } from '../failure.ts'
import type { ClassResult } from './class-result.ts'
import { readClassResult } from './class-result-schema.ts'

/** The results of a class, and what was not taken. */
export interface Gathered {
  results: readonly ClassResult[]
  /** Names of files that hold the very result that another one holds. */
  duplicates: readonly string[]
  /** Files that are no results, and why. */
  foreign: readonly { name: string; failure: Failure }[]
}

/** What a student handed in, read. */
export interface ResultFile {
  name: string
  text: string
}

export const NOTHING_GATHERED: Gathered = { results: [], duplicates: [], foreign: [] }

/**
 * Adds files to what is there; each result counts once. What was not taken is told of these files only.
 * @param files where they come one after another, a whole class is not one long task
 */
export async function gatherResults(
  { results }: Gathered,
  files: Iterable<ResultFile> | AsyncIterable<ResultFile>,
): Promise<Gathered> {
  const known = new Map(results.map((result) => [canonicalJson(result), result]))
  const duplicates: string[] = []
  const foreign: { name: string; failure: Failure }[] = []
  for await (const { name, text } of files) {
    const read = readClassResult(text, name)
    if (!read.ok) {
      foreign.push({ name, failure: read.failure })
      continue
    }
    const key = canonicalJson(read.value)
    if (known.has(key)) duplicates.push(name)
    else known.set(key, read.value)
  }
  return { results: [...known.values()], duplicates, foreign }
}

/** How many results are not of the exercise that most are of: comparing them says little. */
export function ofOtherExercises(results: readonly ClassResult[]): number {
  const counts = new Map<string | undefined, number>()
  for (const { exercise, document } of results) {
    const about = exercise ?? document.classroom?.lesson
    counts.set(about, (counts.get(about) ?? 0) + 1)
  }
  return results.length - Math.max(0, ...counts.values())
}

/** Best first: by validation loss; those that ended without a number come last. */
export function ranked(results: readonly ClassResult[]): ClassResult[] {
  const loss = (result: ClassResult) => result.validationLoss ?? Infinity
  return [...results].sort((a, b) =>
    loss(a) === loss(b) ? a.parameters - b.parameters : loss(a) < loss(b) ? -1 : 1,
  )
}
