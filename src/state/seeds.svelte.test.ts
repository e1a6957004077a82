import { expect, test } from 'vitest'
import { trainedModel } from '../domain/fixtures/trained-model.ts'
import { DataClient } from '../services/data-client.ts'
import { EngineNotes } from './engine-notes.svelte.ts'
import { Seeds } from './seeds.svelte.ts'

test('seeds that were kept with a model are known when it is opened, and not trained again unasked', () => {
  const seeds = new Seeds(new DataClient(), new EngineNotes())
  const model = trainedModel()
  expect(seeds.valuesOf(model)).toBeUndefined()
  expect(seeds.isBrief(model)).toBe(true)
  const seedValues = [0.8, 0.7, 0.8, 0.9, 0.8]
  const kept = { ...model, report: { ...model.report, findings: { seedValues } } }
  expect(seeds.valuesOf(kept)).toBe(seedValues)
  expect(seeds.isBrief(kept)).toBe(false)
})
