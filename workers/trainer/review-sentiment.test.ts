import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { tableOfTexts } from '../../src/domain/golden/table-of-texts.ts'
import { buildData, planData } from '../../src/domain/prepare-data.ts'
import { profileTable } from '../../src/domain/profile-table.ts'
import { resolveExperiment } from '../../src/domain/resolve-experiment.ts'
import { suggestExperiment } from '../../src/domain/suggest-experiment.ts'
import { loadEngines } from './fixtures/load-engines.ts'
import { reviewColumns } from './fixtures/reviews.ts'
import { trained, valueOf } from './fixtures/trained.ts'

beforeAll(loadEngines, 60_000)

const sha256 = (bytes: Uint8Array) =>
  Promise.resolve(createHash('sha256').update(bytes).digest('hex'))

test.each(['en', 'zh'] as const)(
  'what a review says is learnt from its words, without a setting changed: %s',
  async (language) => {
    const reviews = tableOfTexts(reviewColumns(language, 1500, 7))
    const { table, profile } = valueOf(profileTable(reviews))
    const { experiment } = suggestExperiment(profile)
    const resolved = valueOf(resolveExperiment(experiment, profile))
    const planned = valueOf(planData(table, resolved, profile))
    const { recipe, network } = planned.plan
    expect(recipe.columns[0]).toMatchObject({ kind: 'text', name: 'review' })
    const data = valueOf(await buildData(table, planned, sha256))
    const { evaluation } = await trained({
      network,
      training: { ...resolved.training, engine: 'wasm' },
      target: recipe.target,
      threshold: resolved.threshold,
      data,
    })
    // Half of the writers come back, so that nothing is right by the shares alone.
    if (evaluation.task !== 'binary') throw new Error('another task')
    expect(evaluation.metrics.rocAuc).toBeGreaterThan(0.85)
    expect(evaluation.metrics.accuracy).toBeGreaterThan(0.77)
  },
  300_000,
)
