import fc from 'fast-check'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { countParameters } from '../domain/network.ts'
import { trainedModel } from './fixtures/trained-model.ts'
import { packModel, unpackModel } from './model-file.ts'

const unpack = (bytes: BlobPart) => unpackModel(new Blob([bytes]), 'model.terrarium')

test('a packed model comes back equal', async () => {
  const model = trainedModel()
  expect(await unpack(await packModel(model))).toEqual({ ok: true, value: model })
})

test('how a column writes its numbers and dates comes back with the model', async () => {
  const model = trainedModel()
  const layers = model.network.layers.map((layer, i) =>
    i === 0 ? { ...layer, inputs: 11 } : layer,
  )
  const network = { ...model.network, inputs: 11, layers }
  const price = { ...model.recipe.columns[0], format: { decimal: 'comma', unit: '€' } }
  const day = {
    ...{ kind: 'date', name: 'day', missing: [''], offset: 1, format: 'dmy' },
    ...{ newest: 1_700_000_000_000, oldest: 0, impute: 5, center: 3.5, scale: 2 },
  }
  const inputNames = Array.from({ length: 11 }, (_, i) => `input ${String(i)}`)
  const recipe = { ...model.recipe, columns: [price, day], inputNames } as typeof model.recipe
  const weights = new Float32Array(countParameters(network)).fill(0.5)
  const { checkpoint: _checkpoint, ...rest } = model
  const written = { ...rest, network, recipe, weights }
  expect(await unpack(await packModel(written))).toEqual({ ok: true, value: written })
})

test('packing twice gives the same bytes', async () => {
  const [a, b] = await Promise.all([packModel(trainedModel()), packModel(trainedModel())])
  expect(await a.bytes()).toEqual(await b.bytes())
})

test('a weight that is not finite is refused', async () => {
  const model = trainedModel()
  model.weights[3] = Number.NaN
  const answer = await unpack(await packModel(model))
  expect(answer).toMatchObject({ ok: false, failure: { code: 'modelDamaged' } })
})

test('a zip of something else is refused with the reason', async () => {
  const zip = zipSync({ 'readme.txt': new Uint8Array([1, 2, 3]) })
  const answer = await unpack(zip)
  expect(answer).toMatchObject({ ok: false, failure: { code: 'notAModelFile' } })
})

test('mutated files give the same model or a typed refusal, never an exception', async () => {
  const bytes = new Uint8Array(await (await packModel(trainedModel())).arrayBuffer())
  await fc.assert(
    fc.asyncProperty(
      fc.nat(bytes.length - 1),
      fc.integer({ min: 1, max: 255 }),
      async (at, change) => {
        const mutated = bytes.slice()
        mutated[at] = (mutated[at] ?? 0) ^ change
        const answer = await unpack(mutated)
        if (answer.ok) expect(answer.value).toEqual(trainedModel())
        else
          expect(answer.failure.code).toMatch(
            /notAModelFile|modelDamaged|invalidValue|unknownKey|missingKey/,
          )
      },
    ),
    { numRuns: 300 },
  )
})
