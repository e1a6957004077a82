import { expect, test } from 'vitest'
import type { LossChoice } from './experiment.ts'
import { trainedModel } from './fixtures/trained-model.ts'
import { readModel, writeModel } from './model-schema.ts'
import type { Loss } from './network.ts'
import type { TrainedModel } from './trained-model.ts'

/** What comes back of a model whose network was written without what was not known then. */
function reread(model: TrainedModel, network: object): TrainedModel {
  const { document, arrays } = writeModel(model)
  const read = readModel({ document: { ...(document as object), network }, arrays })
  if (!read.ok) throw new Error(read.failure.code)
  return read.value
}

test('a model kept before there was an L1 penalty has none', () => {
  const model = trainedModel()
  const { l1: _later, ...network } = model.network
  expect(reread(model, network)).toEqual(model)
})

test('a loss that did not count when a model was trained does not count when it is trained again', () => {
  const target = { task: 'binary', name: 'sales', classes: ['a', 'b'], positive: 'b', missing: [] }
  const lossAfter = (chosen: LossChoice, loss: Loss) => {
    const model = trainedModel()
    const experiment = { ...model.experiment, task: 'binary', training: { loss: chosen, seed: 7 } }
    const network = { ...model.network, loss }
    const recipe = { ...model.recipe, target }
    return reread({ ...model, experiment, recipe } as TrainedModel, network).experiment.training
  }
  expect(lossAfter('huber', 'binaryCrossEntropy')).toEqual({ seed: 7 })
  expect(lossAfter('meanSquaredError', 'binaryCrossEntropy')).toEqual({ seed: 7 })
  expect(lossAfter('meanSquaredError', 'binarySquaredError')).toEqual({
    loss: 'meanSquaredError',
    seed: 7,
  })
})
