import { expect, test } from 'vitest'
import type { Interval } from '../../domain/evaluation.ts'
import { en } from '../../messages/en.ts'
import { showMeasured } from './show-metric.ts'

test('a precision without any yes is a share of nothing', () => {
  const interval: Interval = [0, 0]
  const precision = { name: 'precision' as const, value: 0, interval }
  expect(showMeasured(en, precision, 0)).toEqual({ value: '–', interval: en.evaluate.noYes })
  expect(showMeasured(en, precision, 3)).toEqual({ value: '0.0%', interval: undefined })
  const recall = { ...precision, name: 'recall' as const }
  expect(showMeasured(en, recall, 0).value).toBe('0.0%')
})
