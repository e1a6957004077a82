import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { parseExperimentText } from '../../src/domain/experiment-schema.ts'
import { planData } from '../../src/domain/prepare-data.ts'
import { profileTable } from '../../src/domain/profile-table.ts'
import { resolveExperiment } from '../../src/domain/resolve-experiment.ts'
import type { Result } from '../../src/domain/result.ts'
import { SAMPLE_FILES } from '../../src/domain/sample-files.ts'
import { tableOf } from '../../workers/data/reading/reading-for-tests.ts'
import { SAMPLES as CARDS, TOYS } from '../../src/state/samples.ts'
import { SAMPLES } from './samples.ts'

const cards = [...Object.values(CARDS).flat(), ...TOYS]

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

async function open(path: string, experiment: string) {
  const folder = new URL('../', import.meta.url)
  const document = valueOf(parseExperimentText(await readFile(new URL(experiment, folder), 'utf8')))
  const read = await tableOf(new Blob([await readFile(new URL(path, folder))]))
  const { table, profile } = valueOf(profileTable(read, document.columns))
  return { table, profile, resolved: valueOf(resolveExperiment(document, profile)) }
}

test.each(SAMPLES)('$path can be trained as its experiment says', async ({ path, experiment }) => {
  const { table, profile, resolved } = await open(path, experiment)
  const { plan } = valueOf(planData(table, resolved, profile))
  expect(plan.rows.skipped).toBe(0)
  expect(Math.min(plan.rows.train, plan.rows.validation, plan.rows.test)).toBeGreaterThan(100)
})

test.each(SAMPLES)('the card of $path says what is in it', async ({ path, experiment }) => {
  const { profile, resolved } = await open(path, experiment)
  const card = cards.find(({ file }) => path.endsWith(file))
  expect(card).toMatchObject({ rows: profile.rows, columns: profile.columns.length })
  expect(card && SAMPLE_FILES[card.id]).toEqual({ table: path, experiment })
  const answers = profile.columns[resolved.targetIndex]?.levels ?? []
  const shares = answers.map(({ count }) => count / profile.rows).sort()
  card?.shares?.toSorted().forEach((share, i) => {
    expect(share).toBeCloseTo(shares[i] ?? 0, 1.7)
  })
})
