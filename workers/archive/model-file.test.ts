import fc from 'fast-check'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { DEFAULT_PREPARATION } from '../../src/domain/experiment-defaults.ts'
import type { ResolvedColumn } from '../../src/domain/experiment.ts'
import { fitRecipe } from '../../src/domain/fit-recipe.ts'
import { resolvedFor, tableOfTexts } from '../../src/domain/golden/table-of-texts.ts'
import { countParameters, type Network } from '../../src/domain/network.ts'
import type { ResolvedColumnSteps } from '../../src/domain/preparation-steps.ts'
import type { FittedRecipe } from '../../src/domain/recipe.ts'
import { project } from '../../src/domain/fixtures/project.ts'
import { trainedModel } from '../../src/domain/fixtures/trained-model.ts'
import { ok, type Result } from '../../src/domain/result.ts'
import type { TrainedModel } from '../../src/domain/trained-model.ts'
import { pack } from './pack.ts'
import { unpack as unpackAny } from './unpack.ts'

/** Columns of numbers, of levels and of dates, no two with the same steps. */
function modelOfManySteps() {
  const numbers = ['1', '2', '', '40', '5.5', '7']
  const levels = ['a', 'b', '', 'a', 'c', 'a']
  const table = tableOfTexts([
    ...['clipped', 'bent', 'log', 'cut'].map((name): [string, string[]] => [name, numbers]),
    ...['own', 'ordered', 'hashed', 'review'].map((name): [string, string[]] => [name, levels]),
    ['joined', ['2020-01-31', '', '2021-02-03 10:30', '2019-07-01', '2022-02-02', '2020-12-31']],
    ['left', ['2024-01-31', '2023-05-04', '', '2021-07-01', '2024-02-02', '2022-12-31']],
    ['sales', ['1', '2', '3', '4', '5', '6']],
  ])
  const { number, category, date, text } = DEFAULT_PREPARATION
  const steps = {
    clipped: { number: { ...number, clip: { by: 'quantiles', lower: 0.1, upper: 0.9 } } },
    bent: { number: { ...number, transform: 'yeoJohnson', missingFlag: true } },
    log: { number: { ...number, transform: 'log', scale: 'robust' } },
    cut: { number: { ...number, bins: { by: 'width', count: 4 } } },
    own: { category: { ...category, impute: 'ownLevel', minCount: 2 } },
    ordered: { category: { ...category, encode: 'ordinal' } },
    hashed: { category: { ...category, encode: 'hashed', impute: 'ownLevel' } },
    review: { text: { ...text, words: null, characters: { from: 1, to: 2 }, missingFlag: true } },
    joined: {
      date: {
        ...{ ...date, year: true, season: 'north', hour: 'cyclic', missingFlag: true },
        tenure: { until: 'column', column: 'left' },
      },
    },
    left: { date: { ...date, tenure: { until: 'date', date: '2024-12-31' } } },
  } satisfies Record<string, Partial<ResolvedColumnSteps>>
  const columns = Object.fromEntries(
    Object.entries(steps).map(([name, own]): [string, Partial<ResolvedColumn>] => [
      name,
      {
        steps: { number, category, date, text, ...own },
        ...('text' in own && { kind: 'text' }),
        ...('date' in own && { kind: 'date', dateFormat: 'ymd' }),
      },
    ]),
  )
  const rows = Uint32Array.from({ length: 6 }, (_, row) => row)
  const fitted = fitRecipe(
    table,
    resolvedFor(table, 'sales', { columns }),
    undefined,
    Float64Array.from(rows),
    rows,
  )
  if (!fitted.ok) throw new Error(fitted.failure.code)
  const { recipe } = fitted.value
  const { network } = trainedModel()
  const inputs = recipe.inputNames.length
  const layers = network.layers.map((layer, k) => (k === 0 ? { ...layer, inputs } : layer))
  const wide = { ...network, inputs, layers }
  return trainedModelOf(wide, recipe)
}

function trainedModelOf(network: Network, recipe: FittedRecipe) {
  const { checkpoint: _, ...rest } = trainedModel()
  const weights = new Float32Array(countParameters(network)).fill(0.5)
  return { ...rest, network, recipe, weights }
}

async function packModel(model: TrainedModel): Promise<Blob> {
  const packed = await pack({ kind: 'model', model })
  if (!packed.ok) throw new Error(packed.failure.code)
  return packed.value
}

async function unpack(bytes: BlobPart): Promise<Result<TrainedModel>> {
  const read = await unpackAny({ name: 'model.terrarium', blob: new Blob([bytes]) })
  if (!read.ok) return read
  if (read.value.kind !== 'model') throw new Error(read.value.kind)
  return ok(read.value.model)
}

test('a packed model comes back equal', async () => {
  const model = trainedModel()
  expect(await unpack(await packModel(model))).toEqual({ ok: true, value: model })
})

test('a model whose columns took every step comes back equal, and a bent one is refused', async () => {
  const model = modelOfManySteps()
  expect(await unpack(await packModel(model))).toEqual({ ok: true, value: model })
  const short = structuredClone(model)
  for (const column of short.recipe.columns) if (column.kind === 'text') column.idf?.pop()
  expect(await unpack(await packModel(short))).toMatchObject({ failure: { code: 'modelDamaged' } })
  for (const column of model.recipe.columns) {
    if (column.kind === 'number' && column.edges) column.edges.reverse()
  }
  const answer = await unpack(await packModel(model))
  expect(answer).toMatchObject({ ok: false, failure: { code: 'modelDamaged' } })
})

test('a model with corrected chances comes back equal, and one whose steps fall is refused', async () => {
  const calibration = { method: 'isotonic' as const, from: [0.1, 0.4, 0.9], to: [0, 0.5, 0.7] }
  const model = trainedModel()
  const { target: _, ...columns } = model.recipe
  const words = { name: 'left', classes: ['no', 'yes'] as [string, string], positive: 'yes' }
  const corrected = (to: number[]) => ({
    ...model,
    recipe: {
      ...columns,
      target: {
        task: 'binary' as const,
        ...words,
        missing: [''],
        calibration: { ...calibration, to },
      },
    },
  })
  const sound = corrected(calibration.to)
  expect(await unpack(await packModel(sound))).toEqual({ ok: true, value: sound })
  for (const bent of [
    [0.5, 0.4, 0.7],
    [0, 0.5],
    [0, 0.5, 1.5],
  ]) {
    const refused = await unpack(await packModel(corrected(bent)))
    expect(refused).toMatchObject({ ok: false, failure: { code: 'modelDamaged' } })
  }
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

test('a project of more models than a file may hold is refused, with how many there are', async () => {
  const place = { lineage: 'a', version: 1, kept: true, note: '' }
  const models = Array.from({ length: 1400 }, (_, i) => ({
    model: trainedModel({ id: `m${i}` }),
    place,
  }))
  const packed = await pack({ kind: 'project', project: project(), runs: [], models })
  expect(packed).toEqual({
    ok: false,
    failure: { code: 'tooManyModels', details: { models: 1400 } },
  })
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
