import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SAMPLES } from '../sample-data/generators/samples.ts'
import { ROOT } from '../scripts/install-dependencies.mjs'
import { npmRunExperiment, printedObject } from './command-line/experiment-process.ts'
import type { PrintedExperiment } from './command-line/run-command.ts'

/**
 * What the test rows should say after one run of a sample's experiment: clearly more than the simplest answer is
 * worth (given last), and not more than what is hidden in the table allows.
 */
const EXPECTED = {
  'customer-churn.csv': { score: 'rocAuc', from: 0.8, to: 0.86, simplest: 0.5 },
  'campaign-response.csv': { score: 'rocAuc', from: 0.72, to: 0.82, simplest: 0.5 },
  'ad-clicks.csv': { score: 'rocAuc', from: 0.73, to: 0.84, simplest: 0.5 },
  'advertising-sales.csv': { score: 'r2', from: 0.97, to: 0.995, simplest: 0 },
  'daily-sales.csv': { score: 'r2', from: 0.84, to: 0.94, simplest: 0 },
  'product-interest.csv': { score: 'accuracy', from: 0.66, to: 0.74, simplest: 0.37 },
  'product-reviews-en.csv': { score: 'accuracy', from: 0.86, to: 0.93, simplest: 0.64 },
  'product-reviews-zh.csv': { score: 'accuracy', from: 0.86, to: 0.93, simplest: 0.65 },
  'toy/xor.csv': { score: 'accuracy', from: 0.93, to: 1, simplest: 0.51 },
  'toy/circles.csv': { score: 'accuracy', from: 0.95, to: 1, simplest: 0.5 },
  'toy/spirals.csv': { score: 'accuracy', from: 0.9, to: 1, simplest: 0.5 },
  'toy/moons.csv': { score: 'accuracy', from: 0.94, to: 1, simplest: 0.5 },
} as const

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'terrarium-samples-'))
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

test('every sample has a score to reach', () => {
  expect(SAMPLES.map(({ path }) => path).sort()).toEqual(Object.keys(EXPECTED).sort())
})

test.each(SAMPLES)('$path: its experiment learns what can be learnt', async (sample) => {
  const { score, from, to, simplest } = EXPECTED[sample.path as keyof typeof EXPECTED]
  const data = join(ROOT, 'sample-data')
  const ended = await npmRunExperiment(folder, [
    ...['--data', join(data, sample.path), '--experiment', join(data, sample.experiment)],
    ...['--engine', 'wasm'],
  ])
  expect(ended.status, ended.stderr).toBe(0)
  const { metrics, epochs } = printedObject(ended) as PrintedExperiment
  const reached = metrics.test[score] ?? Number.NaN
  console.log(`${sample.path} ${score} ${reached.toPrecision(4)}, ${epochs} epochs`)
  expect(from).toBeGreaterThan(simplest)
  expect(reached).toBeGreaterThanOrEqual(from)
  expect(reached).toBeLessThanOrEqual(to)
})
