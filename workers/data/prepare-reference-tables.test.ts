import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { experimentOfSplit, type FixedSplit } from '../../src/domain/fixtures/fixed-split.ts'
import { buildData, planData } from '../../src/domain/prepare-data.ts'
import type { PreparedPart } from '../../src/domain/prepared-data.ts'
import { profileTable } from '../../src/domain/profile-table.ts'
import { resolveExperiment } from '../../src/domain/resolve-experiment.ts'
import type { Result } from '../../src/domain/result.ts'
import { readTable } from './reading/read-table.ts'

const folder = join(process.env.TERRARIUM_SHARED ?? '../shared', 'data')
const present = existsSync(join(folder, 'splits'))

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

async function prepare(name: string) {
  const split = JSON.parse(
    readFileSync(join(folder, 'splits', `${name}.json`), 'utf8'),
  ) as FixedSplit
  const blob = new Blob([readFileSync(join(folder, split.file))])
  const hooks = { signal: new AbortController().signal, onProgress: () => undefined }
  const read = valueOf(await readTable({ name: split.file, blob }, {}, hooks))
  const experiment = experimentOfSplit(split)
  const { table, profile } = valueOf(profileTable(read.table, experiment.columns))
  const resolved = valueOf(resolveExperiment(experiment, profile))
  const planned = valueOf(planData(table, resolved, profile))
  const sha256 = (bytes: Uint8Array) =>
    Promise.resolve(createHash('sha256').update(bytes).digest('hex'))
  return { ...planned, data: valueOf(await buildData(table, planned, sha256)) }
}

/** Mean and population standard deviation of one input. */
function spread({ features }: PreparedPart, input: number): { mean: number; std: number } {
  const { numbers, numberInputs, rows } = features
  const column = numberInputs.indexOf(input)
  const cells = Array.from(
    { length: rows },
    (_, row) => numbers[row * numberInputs.length + column] ?? 0,
  )
  const mean = cells.reduce((a, b) => a + b, 0) / rows
  return { mean, std: Math.sqrt(cells.reduce((sum, x) => sum + (x - mean) ** 2, 0) / rows) }
}

describe.skipIf(!present)('reference tables (skipped where ../shared/data is absent)', () => {
  // scikit-learn's reference has 51 and 29 inputs: it spends two on each of the yes/no columns, here one.
  test.each([
    { name: 'bank', inputs: 51 - 3, rows: [2713, 904, 904] },
    { name: 'online_shoppers', inputs: 29 - 1, rows: [7398, 2466, 2466] },
    { name: 'penguins', inputs: 10, rows: [206, 69, 69] },
    { name: 'auto_mpg', inputs: 7, rows: [238, 80, 80] },
    { name: 'housing', inputs: 13, rows: [12384, 4128, 4128] },
  ])('$name: $inputs inputs, all finite, numbers standardised', async ({ name, inputs, rows }) => {
    const { plan, data } = await prepare(name)
    expect(plan.recipe.inputNames).toHaveLength(inputs)
    expect(plan.network.inputs).toBe(inputs)
    const parts = [data.train, data.validation, data.test]
    expect(parts.map(({ features }) => features.rows)).toEqual(rows)
    expect(data.skipped).toBe(0)
    expect(parts.every(({ features }) => features.numbers.every(Number.isFinite))).toBe(true)
    for (const column of plan.recipe.columns.filter(({ kind }) => kind === 'number')) {
      const { mean, std } = spread(data.train, column.offset)
      expect(Math.abs(mean), column.name).toBeLessThan(1e-5)
      expect(std, column.name).toBeCloseTo(1, 5)
    }
  })
})
