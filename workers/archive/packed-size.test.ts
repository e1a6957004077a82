import { expect, test } from 'vitest'
import { packedSize } from '../../src/domain/archive/packed-size.ts'
import { project } from '../../src/domain/fixtures/project.ts'
import { trainedModel } from '../../src/domain/fixtures/trained-model.ts'
import { modelContents } from '../../src/domain/privacy/model-contents.ts'
import { madeRun } from '../../src/domain/project/fixtures/made-run.ts'
import { pack } from './pack.ts'

/** Of a run, with all digits that a loss has. */
const historyOf = (epochs: number) =>
  Array.from({ length: epochs }, (_, i) => ({
    epoch: i + 1,
    trainLoss: Math.abs(Math.sin(i)),
    validationLoss: Math.abs(Math.cos(i)),
    seconds: Math.abs(Math.tan(i)),
  }))

test.each([
  { epochs: [], models: 0, rows: 0 },
  { epochs: [22, 12], models: 0, rows: 0 },
  { epochs: [500, 500, 500], models: 1, rows: 60_000 },
])(
  'what a project of $epochs epochs takes is told to a factor of two',
  async ({ epochs, models, rows }) => {
    const runs = epochs.map((count, i) => {
      const {
        failure: _,
        deletedAt: _deletedAt,
        ...run
      } = madeRun(i + 1, { history: historyOf(count) })
      return { ...run, status: 'finished' as const }
    })
    const model = trainedModel()
    const place = { lineage: model.id, version: 1, kept: true, note: '' }
    const file = await pack({
      kind: 'project',
      project: project({ keepsData: rows > 0 }),
      runs,
      models: models > 0 ? [{ model, place }] : [],
      ...(rows > 0 && {
        data: { name: 'a.csv', blob: new Blob([crypto.getRandomValues(new Uint8Array(rows))]) },
      }),
    })
    if (!file.ok) throw new Error(file.failure.code)
    const told = packedSize({
      models: models > 0 ? [modelContents(model).numbers] : [],
      runs: epochs,
      rows,
    })
    expect(told / file.value.size).toBeGreaterThan(0.5)
    expect(told / file.value.size).toBeLessThan(2)
  },
)
