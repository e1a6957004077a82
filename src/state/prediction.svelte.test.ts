import { expect, test } from 'vitest'
import { DataClient } from '../services/data-client.ts'
import { trainedModel } from '../domain/fixtures/trained-model.ts'
import { Prediction } from './prediction.svelte.ts'

class Shown {
  model = $state.raw(trainedModel({ name: 'sales' }))
}

test('a model that is renamed has its new name here too, and the row in the form stays', () => {
  const shown = new Shown()
  const prediction = new Prediction(new DataClient(), () => shown.model)
  prediction.begin()
  prediction.set('tv', '7')
  const { answer } = prediction
  expect(answer?.ok).toBe(true)

  shown.model = { ...shown.model, name: 'sales, kept' }
  expect(prediction.model?.name).toBe('sales, kept')
  expect(prediction.values.get('tv')).toBe('7')
  expect(prediction.answer).toEqual(answer)
})
