import { expect, test } from 'vitest'
import type { Finding } from './finding.ts'
import { prepareMade } from './made-preparation.ts'
import { toyExperiment } from './new-classroom.ts'
import { goesOn, remediedDocument, remediesFor } from './remedies.ts'
import { countParameters } from '../network.ts'
import type { Experiment } from '../experiment.ts'

async function planOf(document: Experiment) {
  if (!document.classroom?.source) throw new Error('made rows are needed')
  const prepared = await prepareMade(document, document.classroom.source)
  if (!prepared.ok) throw new Error(prepared.failure.code)
  return prepared.value.plan
}

const FINDINGS: Finding[] = [
  { kind: 'deadUnit', layer: 0, unit: 1, rows: 100 },
  { kind: 'saturatedUnit', layer: 1, unit: 0, idle: 36, rows: 100 },
  { kind: 'vanishing', layer: 0, share: 0.001 },
  { kind: 'exploding', layer: 0, norm: 200 },
  { kind: 'overfitting', best: 20, from: 0.3, to: 0.4 },
  { kind: 'underfitting', loss: 0.69, simplest: 0.69 },
  { kind: 'rateTooHigh', jumps: 4, epochs: 12 },
  { kind: 'rateTooLow', share: 0.01, epochs: 20 },
]

test.each(FINDINGS)('$kind has remedies that make another, valid document', async (finding) => {
  const document = toyExperiment('moons')
  const { resolved, network } = await planOf(document)
  const remedies = remediesFor(finding, resolved)
  expect(remedies.length).toBeGreaterThan(0)
  for (const remedy of remedies) {
    const after = await planOf(remediedDocument(document, resolved, remedy))
    expect(after.resolved).not.toEqual(resolved)
    const isSameSize = countParameters(after.network) === countParameters(network)
    expect(isSameSize).toBe(goesOn(remedy))
  }
})

test('a smaller rate is a round one', async () => {
  const { resolved } = await planOf(toyExperiment('moons'))
  expect(remediesFor({ kind: 'rateTooHigh', jumps: 4, epochs: 12 }, resolved)).toEqual([
    { kind: 'smallerRate', rate: 0.01 },
  ])
})
