import fc from 'fast-check'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { trainedModel } from './fixtures/trained-model.ts'
import { packModel, unpackModel } from './model-file.ts'

const unpack = (bytes: BlobPart) => unpackModel(new Blob([bytes]), 'model.terrarium')

test('a packed model comes back equal', async () => {
  const model = trainedModel()
  expect(await unpack(await packModel(model))).toEqual({ ok: true, value: model })
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
