import { expect, test } from 'vitest'
import { prepareMade } from './made-preparation.ts'
import { toyExperiment } from './new-classroom.ts'
import { differingSettings, settingsOf, withSettings } from './settings.ts'
import type { Experiment } from '../experiment.ts'

async function resolvedOf(document: Experiment) {
  if (!document.classroom?.source) throw new Error('made rows are needed')
  const prepared = await prepareMade(document, document.classroom.source)
  if (!prepared.ok) throw new Error(prepared.failure.code)
  return prepared.value.plan.resolved
}

test('a document with other settings differs in these alone', async () => {
  const document = toyExperiment('moons')
  const before = await resolvedOf(document)
  const edited = withSettings(document, before, {
    optimizer: { name: 'sgd', learningRate: 0.1, momentum: 0.9, nesterov: false },
    l2: 0.01,
    layers: before.network.layers.map((layer) => ({ ...layer, dropout: 0.2 })),
  })
  const after = await resolvedOf(edited)
  expect(differingSettings(settingsOf(before), settingsOf(after))).toEqual([
    'optimizer',
    'learningRate',
    'l2',
    'dropout',
  ])
  expect(edited.classroom).toEqual(document.classroom)
})

test('a document with no other settings is resolved to the same', async () => {
  const document = toyExperiment('line')
  const before = await resolvedOf(document)
  expect(await resolvedOf(withSettings(document, before, {}))).toEqual(before)
})
