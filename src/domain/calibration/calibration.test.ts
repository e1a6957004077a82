import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sigmoid } from '../activations.ts'
import { calibrator } from './calibration.ts'
import { fitCalibration } from './fit-calibration.ts'
import { fitIsotonic } from './fit-isotonic.ts'

interface Golden {
  calibration: {
    name: string
    actual: number[]
    logits: number[]
    asked: number[]
    platt: { slope: number; intercept: number; chances: number[] }
    isotonic: { chances: number[] }
  }[]
}
const golden = JSON.parse(
  readFileSync(new URL('../golden/judgement.json', import.meta.url), 'utf8'),
) as Golden

describe('scikit-learn agrees with', () => {
  test.each(golden.calibration)('both calibrations: $name', (example) => {
    const logits = Float64Array.from(example.logits)
    const actual = Float64Array.from(example.actual)
    for (const method of ['platt', 'isotonic'] as const) {
      const calibration = fitCalibration(method, logits, actual)
      if (calibration === null) throw new Error(method)
      const chanceOf = calibrator(calibration)
      example.asked.forEach((logit, i) => {
        expect(Math.abs(chanceOf(logit) - (example[method].chances[i] ?? NaN))).toBeLessThan(1e-6)
      })
      if (calibration.method === 'platt') {
        expect(calibration.slope).toBeCloseTo(example.platt.slope, 5)
        expect(calibration.intercept).toBeCloseTo(example.platt.intercept, 5)
      }
    }
  })
})

const labelled = fc.array(
  fc.record({
    logit: fc.integer({ min: -20, max: 20 }).map((n) => n / 4),
    is: fc.integer({ min: 0, max: 1 }),
  }),
  { minLength: 20, maxLength: 80 },
)

test('a fitted calibration says on average what happens, and isotonic never falls', () => {
  fc.assert(
    fc.property(labelled, (list) => {
      const logits = Float64Array.from(list, ({ logit }) => logit)
      const actual = Float64Array.from(list, ({ is }) => is)
      for (const method of ['platt', 'isotonic'] as const) {
        const calibration = fitCalibration(method, logits, actual)
        if (calibration === null) continue
        const chanceOf = calibrator(calibration)
        const said = logits.map(chanceOf).reduce((a, b) => a + b)
        expect(said).toBeCloseTo(
          actual.reduce((a, b) => a + b),
          5,
        )
        if (method === 'isotonic') {
          for (let logit = -6; logit < 6; logit += 0.1) {
            expect(chanceOf(logit + 0.1)).toBeGreaterThanOrEqual(chanceOf(logit))
          }
        }
      }
    }),
  )
})

test('rows that a cut tells apart without a mistake have no steepest Platt curve', () => {
  const logits = Float64Array.from({ length: 40 }, (_, row) => row - 19.5)
  const actual = logits.map((logit) => (logit > 0 ? 1 : 0))
  expect(fitCalibration('platt', logits, actual)).toBeNull()
  const steps = fitCalibration('isotonic', logits, actual)
  expect(steps && calibrator(steps)(-19)).toBe(0)
})

test('too few rows, or one class only, teach nothing', () => {
  const logits = Float64Array.from({ length: 19 }, (_, row) => row % 5)
  expect(
    fitCalibration(
      'isotonic',
      logits,
      logits.map((_, row) => row % 2),
    ),
  ).toBeNull()
  expect(fitCalibration('platt', new Float64Array(40), new Float64Array(40))).toBeNull()
})

test('beyond its knots an isotonic calibration goes on as at the last one', () => {
  const fitted = fitIsotonic(Float64Array.of(0.2, 0.4, 0.6), Float64Array.of(0, 1, 1))
  const chanceOf = calibrator(fitted)
  expect([chanceOf(-9), chanceOf(9)]).toEqual([0, 1])
  expect(chanceOf(Math.log(0.3 / 0.7))).toBeCloseTo(0.5, 12)
  expect(sigmoid(0)).toBe(0.5)
})
