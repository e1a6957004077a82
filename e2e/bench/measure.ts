import type { BenchOptions } from './arguments.ts'
import type { OpenedPage } from './open-page.ts'
import type { Peak } from './page/bench-api.ts'
import { openSklearn, timeSklearn } from './sklearn.ts'
import { ON_WEBGPU, SCORERS, SHAPES, TABLE_SIZES, TRAINERS, type ScorerName } from './shapes.ts'

/** Milliseconds of a step in each round. */
export interface TrainingTimes {
  shape: string
  /** The engine that `auto` takes. */
  auto: string
  /** By trainer; `sklearn` is the better of one BLAS thread and all. */
  times: Record<string, number[]>
}

export interface ScoringTimes {
  rows: number
  /** Milliseconds for all rows in each round, by scorer. */
  times: Record<string, number[]>
  /** Largest difference of an answer from ours. */
  largestDifference: number
}

/** What the `wasm` engine takes for an epoch on a table of so many rows, in each round. */
export interface TableTimes {
  rows: number
  steps: number
  /** Milliseconds. */
  epochs: number[]
}

export type Report = (what: string) => void

export interface TrainingReport {
  shapes: TrainingTimes[]
  /** Of the adapter in each round; none without one. */
  peaks: Peak[]
}

/** Every trainer on every shape in each round, one after the other, each round beginning with another one. */
export async function measureTraining(
  page: OpenedPage,
  { rounds, budgetMs }: BenchOptions,
  report: Report,
): Promise<TrainingReport> {
  const sklearn = openSklearn()
  if (!sklearn) report('scikit-learn is not installed; going on without it')
  const hasAdapter = (await page.adapter()) !== null
  const trainers = TRAINERS.filter((name) => hasAdapter || !ON_WEBGPU.includes(name))
  const shapes: TrainingTimes[] = []
  const peaks: Peak[] = []
  for (const { name } of SHAPES) {
    for (const trainer of trainers) {
      report(`warming up: ${name}, ${trainer}`)
      await page.openTrainer(trainer, name)
    }
    report(`warming up: ${name}, auto`)
    shapes.push({ shape: name, auto: await page.pickEngine(name), times: {} })
  }
  for (let round = 0; round < rounds; round++) {
    const say = (what: string) => {
      report(`round ${round + 1} of ${rounds}: ${what}`)
    }
    say('peak of the adapter')
    const peak = await page.peak()
    if (peak) peaks.push(peak)
    for (const [index, shape] of SHAPES.entries()) {
      const times = shapes[index]?.times ?? {}
      for (const trainer of rotated(trainers, round)) {
        say(`${shape.name}, ${trainer}`)
        const { steps, ms } = await page.timeTrainer(trainer, shape.name, budgetMs)
        ;(times[trainer] ??= []).push(ms / steps)
      }
      if (!sklearn) continue
      say(`${shape.name}, scikit-learn`)
      const { one, all } = await timeSklearn(sklearn, shape, budgetMs / 2)
      ;(times['sklearn'] ??= []).push(Math.min(one, all))
    }
  }
  sklearn?.close()
  return { shapes, peaks }
}

/** Nobody is always the one who comes after the slowest. */
function rotated<Item>(items: readonly Item[], by: number): Item[] {
  const cut = by % items.length
  return [...items.slice(cut), ...items.slice(0, cut)]
}

/** @throws Error if scorers disagree by more than 1e-5 */
export async function measureScoring(
  page: OpenedPage,
  { rounds, scoredRows }: BenchOptions,
  report: Report,
): Promise<ScoringTimes> {
  const answers = new Map<ScorerName, number[]>()
  const times: Record<string, number[]> = {}
  for (const scorer of SCORERS) {
    report(`scoring: ${scorer} begins`)
    answers.set(scorer, await page.openScorer(scorer, scoredRows))
  }
  const ours = answers.get('wasm') ?? []
  const largestDifference = Math.max(
    ...[...answers.values()].flatMap((theirs) =>
      ours.map((answer, row) => Math.abs(answer - (theirs[row] ?? Infinity))),
    ),
  )
  if (!(largestDifference <= 1e-5)) throw new Error(`answers differ by ${largestDifference}`)
  for (let round = 0; round < rounds; round++) {
    for (const scorer of rotated(SCORERS, round)) {
      report(`scoring, round ${round + 1} of ${rounds}: ${scorer}`)
      ;(times[scorer] ??= []).push(await page.timeScorer(scorer))
    }
  }
  for (const scorer of SCORERS) await page.closeScorer(scorer)
  return { rows: scoredRows, times, largestDifference }
}

export async function measureTables(
  page: OpenedPage,
  { rounds }: BenchOptions,
  report: Report,
): Promise<TableTimes[]> {
  const results: TableTimes[] = []
  for (const rows of TABLE_SIZES) {
    report(`wasm on ${rows} rows`)
    const timings = await page.timeEpochs(rows, rounds)
    results.push({ rows, steps: timings[0]?.steps ?? 0, epochs: timings.map(({ ms }) => ms) })
  }
  return results
}
