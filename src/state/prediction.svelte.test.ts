import { expect, test } from 'vitest'
import { DataClient } from '../services/data-client.ts'
import { trainedModel } from '../services/fixtures/trained-model.ts'
import { Prediction } from './prediction.svelte.ts'

test('a model that is renamed has its new name here too, and the row in the form stays', () => {
  let model = $state.raw(trainedModel({ name: 'sales' }))
  const prediction = new Prediction(new DataClient(), () => model)
  prediction.begin()
  prediction.set('tv', '7')
  const answer = prediction.answer
  expect(answer?.ok).toBe(true)

  model = { ...model, name: 'sales, kept' }
  expect(prediction.model?.name).toBe('sales, kept')
  expect(prediction.values.get('tv')).toBe('7')
  expect(prediction.answer).toEqual(answer)
})
