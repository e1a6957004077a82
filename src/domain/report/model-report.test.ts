import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { trainedModel } from '../fixtures/trained-model.ts'
import type { FittedCategory, FittedTarget } from '../recipe.ts'
import type { RunReport, TrainedModel } from '../trained-model.ts'
import { modelReport, type ReportContext } from './model-report.ts'
import { repeatedSeeds } from './repeated-seeds.ts'
import { reportedEffects } from './reported-effects.ts'

const CONTEXT: ReportContext = { looks: 1, suspects: [], describe: ({ kind }) => [kind] }

const codes = (model: TrainedModel, context: Partial<ReportContext> = {}) =>
  modelReport(model, { ...CONTEXT, ...context }).limits.map(({ code }) => code)

function town(levels: string[], counts: number[]): FittedCategory {
  const [impute = ''] = levels
  return {
    kind: 'category',
    name: 'town',
    missing: [''],
    offset: 0,
    impute,
    levels,
    counts,
    other: false,
  }
}

/** Yes or no, with `positives` of 400 test rows. */
function binaryModel(positives: number, rocAuc = 0.8): TrainedModel {
  const model = trainedModel()
  const target: FittedTarget = {
    task: 'binary',
    name: 'churned',
    classes: ['no', 'yes'],
    positive: 'yes',
    missing: [''],
  }
  const metrics = {
    accuracy: 0.8,
    rocAuc,
    prAuc: 0.5,
    logLoss: 0.4,
    brier: 0.1,
    f1: 0.5,
    precision: 0.5,
    recall: 0.5,
  }
  const interval: [number, number] = [0.7, 0.9]
  const report: RunReport = {
    ...model.report,
    testLooks: 1,
    evaluation: {
      task: 'binary',
      rows: 400,
      threshold: 0.5,
      metrics,
      intervals: {
        accuracy: interval,
        rocAuc: interval,
        prAuc: null,
        logLoss: null,
        brier: null,
        f1: null,
        precision: null,
        recall: null,
      },
      baseline: { ...metrics, rocAuc: 0.5 },
      confusion: {
        truePositive: positives,
        falseNegative: 0,
        falsePositive: 3,
        trueNegative: 397 - positives,
      },
    },
  }
  return { ...model, recipe: { ...model.recipe, target }, report }
}

describe('a model report', () => {
  test('is plain JSON that says where the model comes from and how to repeat it', () => {
    const model = trainedModel()
    const data = {
      columns: 4,
      leftOut: [{ name: 'id', reason: 'idLike' as const }],
      fingerprint: 'abc',
    }
    const report = modelReport({ ...model, report: { ...model.report, data } }, CONTEXT)
    expect(JSON.parse(JSON.stringify(report))).toEqual(report)
    expect(report).toMatchObject({
      model: {
        name: 'sales',
        createdAt: '2023-11-14T22:13:20.000Z',
        weightsSha256: '0'.repeat(64),
      },
      data: { file: 'sales.csv', fingerprint: 'abc', split: { kind: 'fractions', seed: 42 } },
      question: { target: 'sales', task: 'regression', classes: null, threshold: null },
      network: { parameters: 13 },
      seeds: { split: 42, training: 1 },
      experiment: model.experiment,
      omitted: [],
    })
    expect(report.preparation.map(({ column }) => column)).toEqual(['tv', '__proto__'])
  })

  test('tells no number where one of the answers has hardly any test rows', () => {
    const { test, judgement, comparison, ranking, importance, verdict, limits } = modelReport(
      binaryModel(1),
      CONTEXT,
    )
    expect(
      test.metrics?.map(({ value, interval, baseline }) => [value, interval, baseline]),
    ).toEqual(new Array(8).fill([null, null, null]))
    expect([test.confusion, judgement, comparison, ranking, importance]).toEqual(
      new Array(5).fill(null),
    )
    expect(verdict).toEqual({ code: 'fewOfAnswer', isPositive: true, rows: 1 })
    expect(limits[0]).toEqual({ code: 'tooFewOfAnswer', rows: 1, answer: 'yes' })
  })

  test('tells the loss that was trained by, and seeds that were kept with the model', () => {
    const model = binaryModel(200)
    const network = { ...model.network, loss: 'binaryCrossEntropy' as const }
    const findings = { seedValues: [0.8, 0.7, 0.8, 0.9, 0.8] }
    const report = modelReport(
      { ...model, network, report: { ...model.report, findings } },
      CONTEXT,
    )
    expect(report.training.loss).toBe('binaryCrossEntropy')
    expect(report.repeatedSeeds).toMatchObject({ spread: expect.closeTo(0.2, 12) as number })
    expect(report).not.toHaveProperty('seedValues')
  })

  test('holds the ranges of a regression and how often they held', () => {
    const model = trainedModel()
    const { evaluation } = model.report
    if (evaluation.task !== 'regression') throw new Error('another fixture')
    const range = { level: 0.8, halfWidth: 2, coverage: { value: 0.78, interval: null } }
    const told = { ...evaluation, rows: 200, predictionIntervals: [range] }
    const report = { ...model.report, testLooks: 1, evaluation: told }
    expect(modelReport({ ...model, report }, CONTEXT).test.predictionIntervals).toEqual([range])
  })

  test('holds no actual value of a row and no text of a category, however rare', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        (counts, orderByHand) => {
          const levels = counts.map((_, i) => `Secret${i}ville`)
          const model = trainedModel()
          const { evaluation } = model.report
          if (evaluation.task !== 'regression') throw new Error('another fixture')
          const told = modelReport(
            {
              ...model,
              recipe: { ...model.recipe, columns: [town(levels, counts)] },
              experiment: {
                ...model.experiment,
                split: { kind: 'rows', train: [31_415], validation: [2], test: [3] },
                ...(orderByHand && {
                  preparation: { columns: { town: { category: { order: levels, minCount: 1 } } } },
                }),
              },
              report: {
                ...model.report,
                testLooks: 1,
                evaluation: { ...evaluation, sample: { actual: [27_182], predicted: [1] } },
              },
            },
            CONTEXT,
          )
          const text = JSON.stringify(told)
          expect(text).not.toContain('31415')
          expect(text).not.toContain('27182')
          levels.forEach((level, i) => {
            // An order by hand of frequent levels is a choice of the person.
            const chosen = orderByHand && counts.every((count) => count >= 5)
            if (!chosen || (counts[i] ?? 0) < 5) expect(text).not.toContain(level)
          })
          expect(told.omitted).toContain('split.test')
        },
      ),
    )
  })

  test('holds the effects of columns without the texts of few rows', () => {
    const recipe = { ...trainedModel().recipe, columns: [town(['Secretville', 'Paris'], [0, 35])] }
    const effect = {
      ...{ column: 'town', rows: 9, ofRows: 9 },
      points: ['Secretville', 'Paris'].map((text) => ({
        place: { kind: 'level' as const, text },
        means: [1],
      })),
    }
    const { columns } = reportedEffects([effect], recipe)
    expect(columns[0]?.points).toEqual([{ place: { kind: 'level', text: 'Paris' }, means: [1] }])
  })

  test('says nothing that test rows say while they are locked', () => {
    const model = binaryModel(200)
    const locked = { ...model, report: { ...model.report, testLooks: 0 } }
    const seeds = repeatedSeeds(model.report.evaluation, 7, [0.8, 0.7, 0.8, 0.9, 0.8])
    const found = { repeatedSeeds: seeds, effects: reportedEffects([], model.recipe) }
    const report = modelReport(locked, { ...CONTEXT, looks: 0, ...found })
    expect(report).toMatchObject({ effects: null, repeatedSeeds: null })
    expect(modelReport(model, { ...CONTEXT, ...found }).repeatedSeeds).toMatchObject({
      runs: [{ seed: 7 }, { seed: 8 }, { seed: 9 }, { seed: 10 }, { seed: 11 }],
      spread: expect.closeTo(0.2, 12) as number,
      mean: expect.closeTo(0.8, 12) as number,
    })
    expect(report.test).toEqual({
      ...{ looks: 0, locked: true },
      ...{ metrics: null, confusion: null, predictionIntervals: null },
    })
    expect(report.limits[0]).toEqual({ code: 'locked' })
    expect(modelReport(model, CONTEXT).test).toMatchObject({
      locked: false,
      confusion: [
        [197, 3],
        [0, 200],
      ],
    })
  })

  test('names the limits that there are, and no others', () => {
    expect(codes(binaryModel(200))).toEqual(['randomSplit'])
    expect(codes(binaryModel(12))).toContain('fewPositives')
    expect(codes(binaryModel(380))).toContain('fewOfClass')
    expect(codes(binaryModel(200, 0.99))).toContain('tooGood')
    expect(codes(binaryModel(200), { looks: 7 })).toContain('manyLooks')
    expect(codes(binaryModel(200), { looks: undefined })).toContain('looksUnknown')
    expect(codes(binaryModel(200), { suspects: ['fee'], drift: ['plan'] })).toEqual([
      'suspects',
      'drift',
      'randomSplit',
    ])
    const { suspects: _suspects, ...unknown } = CONTEXT
    expect(modelReport(binaryModel(200), unknown).limits).toContainEqual({
      code: 'suspectsUnknown',
    })
    const model = binaryModel(200)
    const weighted = { ...model.experiment, columns: { sum: { role: 'weight' as const } } }
    expect(modelReport({ ...model, experiment: weighted }, CONTEXT).limits).toContainEqual({
      code: 'weighted',
      columns: ['sum'],
    })
    // Two test rows only.
    expect(codes(trainedModel())).toContain('fewTestRows')
  })
})
