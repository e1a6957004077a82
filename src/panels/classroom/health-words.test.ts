import { expect, test } from 'vitest'
import type { Finding } from '../../domain/classroom/finding.ts'
import { en } from '../../messages/en.ts'
import { withFaults } from './health-words.ts'

const findings: readonly Finding[] = [
  { kind: 'saturatedUnit', layer: 0, unit: 1, idle: 80, rows: 100 },
  { kind: 'vanishing', layer: 0, share: 0.001 },
  { kind: 'vanishing', layer: 1, share: 0.01 },
]

test.each([
  ['a unit and its layer', 0, 1, 'A unit: saturated, its gradient vanishes'],
  ['only its layer', 1, 0, 'A unit: its gradient vanishes'],
  ['nothing', 2, 0, 'A unit'],
])('a unit is named with what is wrong with %s', (_, layer, unit, name) => {
  expect(withFaults(en, 'A unit', findings, layer, unit)).toBe(name)
})
