import { describe, expect, test } from 'vitest'
import { toyExperiment } from '../../src/domain/classroom/new-classroom.ts'
import type { Experiment, OptimizerChoice } from '../../src/domain/experiment.ts'
import { expandRow } from '../../src/domain/features.ts'
import { toyRows } from '../../src/domain/classroom/toy-sets.ts'
import { examine } from '../../src/domain/microscope/examine.ts'
import { nudgedSlope } from '../../src/domain/microscope/nudge.ts'
import { parameterIndex, trainedParameters } from '../../src/domain/microscope/parameter-place.ts'
import { typedRow } from '../../src/domain/microscope/typed-row.ts'
import { traceRow, type TracedRow } from '../../src/domain/microscope/row-trace.ts'
import {
  ACTIVATION_NAMES,
  LOSS_NAMES,
  parameterOffsets,
  type Network,
} from '../../src/domain/network.ts'
import { randomUniform } from '../../src/domain/random.ts'
import type { Result } from '../../src/domain/result.ts'
import type { ClassroomFrame } from '../../src/protocol/classroom-api.ts'
import { enginePlan, OPTIMIZERS, type PlanChoice } from '../engines/check/made-up-plan.ts'
import { openWasm } from '../engines/fixtures/open-wasm.ts'
import { autodiffGradient } from './autodiff.ts'
import { ClassroomService } from './classroom-service.ts'
import { engineSlopes } from './engine-slopes.ts'

/** A seeded network, and some of its rows. */
function sample(choice: PlanChoice): {
  network: Network
  weights: Float32Array<ArrayBuffer>
  rows: TracedRow[]
  plan: ReturnType<typeof enginePlan>
} {
  const plan = enginePlan({ hidden: [6, 5], numbers: 3, levels: [3], weighted: true, ...choice })
  const { network, train } = plan
  const weights = plan.start.weights.map(
    (w, i) => w + 0.3 * (randomUniform(4, 'sample', 0, i) - 0.5),
  )
  parameterOffsets(network).forEach(({ batchNorm }) => {
    if (batchNorm) weights.fill(0.7, batchNorm.variance, batchNorm.variance + 3)
  })
  const rows = [0, 1, 2, 3].map((row): TracedRow => {
    const inputs = new Float64Array(network.inputs)
    expandRow(train.features, row, inputs)
    return {
      inputs,
      target: train.targets[row] as number,
      weight: train.weights[row] as number,
    }
  })
  return { network, weights, rows, plan }
}

describe.each(ACTIVATION_NAMES)('slopes that are shown, with %s', (activation) => {
  test.each(LOSS_NAMES)('are those of autodiff and of finite differences: %s', async (loss) => {
    for (const batchNorm of [false, true]) {
      const { network, weights, rows } = sample({ activation, loss, batchNorm })
      const exact = Float64Array.from(weights)
      const trained = trainedParameters(network)
      for (const row of rows) {
        const { gradient } = traceRow(network, exact, row)
        const autodiff = await autodiffGradient(network, weights, row)
        for (const i of trained) {
          const slope = gradient[i] as number
          const size = Math.max(1, Math.abs(slope))
          expect(Math.abs((autodiff[i] as number) - slope) / size).toBeLessThan(1e-5)
          const nudged = nudgedSlope(network, exact, row, i)
          expect(Math.abs(nudged - slope) / size).toBeLessThan(1e-4)
        }
      }
    }
  })
})

test.each(LOSS_NAMES)('what an engine takes off its weights is the slope of %s', async (loss) => {
  const { network, weights, rows, plan } = sample({
    activation: 'swish',
    loss,
    dropout: 0.3,
    l1: 0.1,
    l2: 0.1,
  })
  const row = rows[0] as TracedRow
  const { gradient } = traceRow(network, Float64Array.from(weights), row)
  const one = (features: typeof plan.train.features) => ({
    ...features,
    rows: 1,
    numbers: features.numbers.slice(0, features.numberInputs.length),
    codes: features.codes.slice(0, features.categories.length),
  })
  const slopes = await engineSlopes(network, weights, one(plan.train.features), row, (made) =>
    openWasm(made, 1),
  )
  slopes?.forEach((slope, i) => {
    expect(Math.abs(slope - (gradient[i] as number))).toBeLessThan(2e-6)
  })
  expect(slopes).toHaveLength(weights.length)
})

test.each(Object.entries(OPTIMIZERS))(
  'the update that is shown is the step that the engine takes: %s',
  async (_, optimizer) => {
    for (const clipping of [null, { by: 'globalNorm', limit: 0.2 } as const]) {
      const { network, plan } = sample({
        ...{ activation: 'tanh', optimizer, clipping, l1: 0.02, l2: 0.01, batchSize: 1, rows: 1 },
      })
      const engine = await openWasm(plan, 1)
      // The averages hold something before the step that is looked at.
      for (let epoch = 0; epoch < 3; epoch++) {
        await engine.step(1)
        await engine.readEpoch()
      }
      engine.keepEpoch()
      const before = await engine.checkpoint()
      await engine.step(1)
      engine.keepEpoch()
      const after = await engine.checkpoint()
      engine.dispose()
      const inputs = new Float64Array(network.inputs)
      expandRow(plan.train.features, 0, inputs)
      const specimen = {
        network,
        weights: Float64Array.from(before.weights),
        row: {
          inputs,
          target: plan.train.targets[0] as number,
          weight: plan.train.weights[0] as number,
        },
        state: {
          optimizer,
          slots: before.slots.map((slot) => Float64Array.from(slot)),
          clipping,
          step: before.step + 1,
          learningRate: plan.learningRate(before.step),
        },
      }
      for (const place of [
        { layer: 0, unit: 2, from: 1 },
        { layer: 0, unit: 0, from: 'bias' },
        { layer: 1, unit: 4, from: 3 },
        { layer: 2, unit: 0, from: 2 },
        { layer: 2, unit: 0, from: 'bias' },
      ] as const) {
        const { examination } = examine(specimen, place)
        const { moved } = examination.update
        const index = parameterIndex(network, place)
        expect(Math.abs(moved.next - (after.weights[index] as number))).toBeLessThan(1e-6)
        moved.slots.forEach((slot, s) => {
          expect(Math.abs(slot - (after.slots[s]?.[index] as number))).toBeLessThan(1e-6)
        })
      }
    }
  },
)

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

async function openRoom(experiment: Experiment) {
  const service = new ClassroomService()
  const frames: ClassroomFrame[] = []
  const scene = valueOf(
    await service.open({ experiment }, (frame) => {
      frames.push(frame)
      return Promise.resolve()
    }),
  )
  const last = () => frames.at(-1) as ClassroomFrame
  return { service, scene, last }
}

const QUESTION = {
  row: { part: 'train', place: 3 },
  place: { layer: 1, unit: 1, from: 2 },
  thorough: true,
} as const

test('the microscope looks at the weights that the engine has right now', async () => {
  const { service, scene, last } = await openRoom(toyExperiment('xor'))
  for (let i = 0; i < 3; i++) valueOf(await service.step('epoch'))
  valueOf(await service.step('batch'))
  const view = valueOf(await service.microscope(QUESTION))
  const index = parameterIndex(scene.network, QUESTION.place)
  expect(view?.examination.update.before).toBe(last().weights[index])
  expect(view?.step).toBe(last().position.step + 1)
  expect(view?.every.count).toBe(last().weights.length)
  expect(view?.every.autodiff).toBeGreaterThanOrEqual(5)
  expect(view?.every.nudged).toBeGreaterThanOrEqual(7)
  expect(view?.engine).toBeCloseTo(view?.examination.gradient ?? NaN, 6)
})

test('a row, layer or unit that is not there gives the nearest one', async () => {
  const { service, scene } = await openRoom(toyExperiment('line'))
  const view = valueOf(
    await service.microscope({
      row: { part: 'validation', place: 1e6 },
      place: { layer: 9, unit: 9, from: 99 },
      thorough: false,
    }),
  )
  expect(view?.of?.place).toBe((view?.of?.rows ?? 0) - 1)
  expect(view?.examination.place).toEqual({ layer: 2, unit: 0, from: 2 })
  expect(scene.network.layers).toHaveLength(3)
})

test('looking changes nothing, not even while it plays', async () => {
  const optimizer: OptimizerChoice = { name: 'sgd', learningRate: 0.1, momentum: 0.9 }
  const experiment = toyExperiment('moons')
  const document = { ...experiment, training: { ...experiment.training, optimizer } }
  const looked = await openRoom(document)
  const left = await openRoom(document)
  const played = looked.service.play('fast')
  for (let i = 0; i < 5; i++) valueOf(await looked.service.microscope(QUESTION))
  valueOf(await looked.service.pause())
  valueOf(await played)
  const { epoch, batch } = looked.last().position
  for (let i = 0; i < epoch; i++) valueOf(await left.service.step('epoch'))
  for (let i = 0; i < batch; i++) valueOf(await left.service.step('batch'))
  expect(left.last().weights).toEqual(looked.last().weights)
})

test('a question to a set-up that is gone has no answer, and harms nobody', async () => {
  const { service } = await openRoom(toyExperiment('moons'))
  const asked = service.microscope(QUESTION)
  const opened = service.open({ experiment: toyExperiment('xor') }, () => Promise.resolve())
  await asked
  valueOf(await opened)
  expect(valueOf(await service.microscope(QUESTION))).toBeDefined()
})

test('a row that is typed as one of the table stands there is followed as that one is', async () => {
  const { service, scene } = await openRoom(toyExperiment('line'))
  valueOf(await service.step('epoch'))
  const { recipe } = scene
  const own = valueOf(
    await service.microscope({ ...QUESTION, row: { part: 'validation', place: 4 } }),
  )
  if (!own?.of) throw new Error('no row')
  const { columns, rows } = toyRows({ kind: 'toy', name: 'line' })
  const cells = rows[own.of.tableRow] ?? []
  const texts = new Map(columns.map((name, c) => [name, String(cells[c])]))
  const row = valueOf(typedRow(recipe, texts, String(own.target)))
  const typed = valueOf(await service.microscope({ ...QUESTION, row }))
  expect(typed).toEqual({ ...own, of: undefined })
  const other = valueOf(typedRow(recipe, texts, String(own.target + 1)))
  const moved = valueOf(await service.microscope({ ...QUESTION, row: other }))
  expect(moved?.examination.layers[0]?.z).toEqual(own.examination.layers[0]?.z)
  expect(moved?.examination.loss).not.toBe(own.examination.loss)
  expect(moved?.every.autodiff).toBeGreaterThanOrEqual(5)
})

test('the step that is shown is the one the engine takes, where another optimiser began on the way, too', async () => {
  const document = { ...toyExperiment('line'), network: { layers: [] } }
  const withOptimizer = (optimizer: OptimizerChoice): Experiment => ({
    ...document,
    training: { ...document.training, optimizer, batchSize: 1000 },
  })
  const sgd = withOptimizer({ name: 'sgd', learningRate: 0.1, momentum: 0.9 })
  const adam = withOptimizer({ name: 'adam', learningRate: 0.1 })
  const { service, last } = await openRoom(sgd)
  for (let i = 0; i < 6; i++) valueOf(await service.step('epoch'))
  valueOf(await service.show(4))
  valueOf(await service.branch({ experiment: adam }))
  const question = { row: QUESTION.row, place: { layer: 0, unit: 0, from: 0 }, thorough: false }
  const first = valueOf(await service.microscope(question))
  const before = last().weights.slice()
  expect(first).toMatchObject({ step: 1, optimizer: { name: 'adam' } })
  expect(first?.examination.update.slots).toEqual([0, 0])
  valueOf(await service.step('epoch'))
  // Adam's first step is as long as its rate, whatever the slope.
  expect(Math.abs((last().weights[0] as number) - (before[0] as number))).toBeCloseTo(0.1, 5)
  // The past was led by another one.
  valueOf(await service.show(2))
  const past = valueOf(await service.microscope(question))
  expect(past).toMatchObject({ step: 3, optimizer: { name: 'sgd' } })
  expect(past?.examination.update.slots).toHaveLength(1)
})
