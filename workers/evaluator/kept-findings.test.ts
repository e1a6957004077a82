import { expect, test } from 'vitest'
import type { CampaignPlan } from '../../src/domain/campaign/campaign-choice.ts'
import { seededModel } from '../../src/domain/fixtures/seeded-model.ts'
import { readModel, writeModel } from '../../src/domain/model-schema.ts'
import { DEFAULT_TRAINING } from '../../src/domain/experiment-defaults.ts'
import type { PreparedPart } from '../../src/domain/prepared-data.ts'
import { randomUniform } from '../../src/domain/random.ts'
import type { FittedTarget } from '../../src/domain/recipe.ts'
import type { Findings } from '../../src/domain/report/findings.ts'
import type { Result } from '../../src/domain/result.ts'
import { trainedModel } from '../../src/domain/fixtures/trained-model.ts'
import { EvaluatorService } from './evaluator-service.ts'

const ROWS = 240
const CLASSES = { binary: 2, multiclass: 3 }

function seededCase(task: FittedTarget['task']) {
  const hidden = [{ units: 4, activation: 'relu' as const, batchNorm: false }]
  const { model, features } = seededModel({ seed: 5, rows: ROWS, columns: [0, 3], hidden, task })
  const targets = Float64Array.from({ length: ROWS }, (_, row) => {
    const chance = randomUniform(6, 'sample', 0, row)
    return task === 'regression' ? 1000 + 50 * chance : Math.floor(CLASSES[task] * chance)
  })
  const part = (): PreparedPart => ({
    features: structuredClone(features),
    targets: targets.slice(),
    rows: Uint32Array.from({ length: ROWS }, (_, row) => row),
    weights: new Float32Array(ROWS).fill(1),
  })
  const data = { train: part(), validation: part(), test: part(), skipped: 0, fingerprint: 'abc' }
  return { model, job: { ...model, training: DEFAULT_TRAINING, data } }
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

test.each(['binary', 'multiclass', 'regression'] as const)(
  'what was found out about a model is the same when the model is opened again: %s',
  async (task) => {
    const { model, job } = seededCase(task)
    const service = new EvaluatorService()
    valueOf(await service.open(job))
    const findings: Findings = {
      judgement: valueOf(await service.judgement(() => undefined)),
      comparison: valueOf(await service.contenders(() => undefined)),
    }
    findings.seedValues = [0.8, 0.7, 0.8, 0.9, 0.8]
    if (task === 'binary') {
      const campaign: CampaignPlan = {
        ...{ template: 'churn', currency: 'EUR', contactCost: 1, incentive: 2, value: 30 },
        ...{ successRate: 0.3, takeRate: 0.5, maxContacts: null, budget: 400, listSize: 5000 },
      }
      const plan = { threshold: 0.4, campaign, scenarios: [], values: {} }
      const { ranking, campaign: earned } = valueOf(await service.plan(plan, () => undefined))
      if (!ranking || !earned) throw new Error('too few rows')
      findings.ranking = ranking
      findings.campaign = earned
    }
    const { checkpoint: _checkpoint, ...saved } = trainedModel(model)
    const { document, arrays } = writeModel({ ...saved, report: { ...saved.report, findings } })
    const text = JSON.stringify(document)
    const again = valueOf(readModel({ document: JSON.parse(text) as unknown, arrays }))
    expect(again.report.findings).toEqual(JSON.parse(JSON.stringify(findings)))
    // Sums and curves, and not a number for each row.
    expect(JSON.stringify(findings).length).toBeLessThan(100_000)
  },
)

test('of several classes each has its curves, its measures, its gains and its tenths', async () => {
  const { job } = seededCase('multiclass')
  const service = new EvaluatorService()
  valueOf(await service.open(job))
  const curves = valueOf(await service.classCurves(() => undefined))
  expect(curves).toHaveLength(3)
  for (const [c, { ranking, ...judged }] of curves.entries()) {
    // The page asks for one class at a time.
    expect(valueOf(await service.againstRest(c))).toEqual(judged)
    const { roc, precisionRecall, metrics, calibration } = judged
    const brier = metrics?.find(({ name }) => name === 'brier')?.value
    expect(calibration?.brier).toBeCloseTo(brier ?? NaN, 12)
    expect(roc?.points.at(-1)).toMatchObject({ x: 1, y: 1 })
    expect(precisionRecall?.points.at(0)).toMatchObject({ x: 0, y: 1 })
    expect(ranking?.gains.value.at(-1)).toBeCloseTo(1, 12)
    expect(ranking?.tenths).toHaveLength(10)
  }
})
