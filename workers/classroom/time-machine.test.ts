import { expect, test } from 'vitest'
import { TOY_NAMES } from '../../src/domain/classroom/classroom-choice.ts'
import { toyExperiment } from '../../src/domain/classroom/new-classroom.ts'
import type { Experiment, OptimizerChoice } from '../../src/domain/experiment.ts'
import type { Result } from '../../src/domain/result.ts'
import type { ClassroomFrame } from '../../src/protocol/classroom-api.ts'
import type { ClassroomTimeline } from '../../src/protocol/classroom-timeline.ts'
import { ClassroomService } from './classroom-service.ts'

const NOTHING = { revision: 0, measures: 0 }

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

/** A room that was led through some epochs. */
async function roomAfter(epochs: number, experiment: Experiment = toyExperiment('moons')) {
  const service = new ClassroomService()
  let last: ClassroomFrame | undefined
  valueOf(
    await service.open({ experiment }, (frame) => {
      last = frame
      return Promise.resolve()
    }),
  )
  const go = async (count: number) => {
    for (let i = 0; i < count; i++) valueOf(await service.step('epoch'))
  }
  await go(epochs)
  return {
    service,
    go,
    frame: () => last as ClassroomFrame,
    timeline: async () => valueOf(await service.timeline(NOTHING)) as ClassroomTimeline,
  }
}

function withRate(learningRate: number): Experiment {
  const experiment = toyExperiment('moons')
  const training = { ...experiment.training, optimizer: { name: 'adam' as const, learningRate } }
  return { ...experiment, training }
}

const STOCHASTIC: [string, Experiment][] = [
  ['Adam', toyExperiment('moons')],
  [
    'momentum, dropout and minibatches in another order each epoch',
    {
      ...toyExperiment('circles'),
      network: { layers: [{ units: 8, activation: 'relu', dropout: 0.3 }], l2: 0.001 },
      training: {
        ...toyExperiment('circles').training,
        optimizer: { name: 'sgd', learningRate: 0.05, momentum: 0.9 },
        schedule: { name: 'plateau', patience: 2, factor: 0.5 },
      },
    },
  ],
]

test.each(STOCHASTIC)(
  'a branch with the same settings gives the weights that going on gave, to the bit: %s',
  async (_, experiment) => {
    const { service, go, frame } = await roomAfter(12, experiment)
    const weights = frame().weights
    valueOf(await service.show(5))
    expect(frame().weights).not.toEqual(weights)
    valueOf(await service.branch({ experiment }))
    await go(7)
    expect(frame().position.epoch).toBe(12)
    expect(frame().weights).toEqual(weights)
  },
)

test.each(STOCHASTIC)(
  'either of two futures is gone on with as if it had never been left, to the bit: %s',
  async (_, experiment) => {
    const other: Experiment = {
      ...experiment,
      training: { ...experiment.training, optimizer: { name: 'rmsprop', learningRate: 0.02 } },
    }
    const straight = await roomAfter(13, experiment)
    const { service, go, frame, timeline } = await roomAfter(9, experiment)
    const ninth = (await timeline()).measures
    // Left between two epochs, or within one.
    valueOf(await service.step('batch'))
    valueOf(await service.show(5))
    valueOf(await service.branch({ experiment: other }))
    await go(3)
    const branched = frame().weights
    const eighth = (await timeline()).measures

    valueOf(await service.swap())
    expect(frame().position.epoch).toBe(9)
    const swapped = await timeline()
    expect(swapped.measures).toEqual(ninth)
    expect(swapped.former?.measures).toEqual(eighth)
    await go(4)
    expect(frame().weights).toEqual(straight.frame().weights)

    valueOf(await service.swap())
    expect(frame().position.epoch).toBe(8)
    expect(frame().weights).toEqual(branched)
    await go(2)
    const again = await roomAfter(9, experiment)
    valueOf(await again.service.show(5))
    valueOf(await again.service.branch({ experiment: other }))
    await again.go(5)
    expect(frame().weights).toEqual(again.frame().weights)
  },
)

test('weights set by hand in the past leave a future that can be gone on with', async () => {
  const straight = await roomAfter(8)
  const { service, go, frame } = await roomAfter(6)
  valueOf(await service.show(2))
  valueOf(await service.setWeights(frame().weights.slice().fill(0.5)))
  await go(1)
  valueOf(await service.swap())
  await go(2)
  expect(frame().weights).toEqual(straight.frame().weights)
})

test('with one future only there is nothing to swap', async () => {
  const { service } = await roomAfter(2)
  expect(valueOf(await service.swap())).toBeUndefined()
})

test('a past epoch is shown as it was, and playing goes on from now', async () => {
  const { service, go, frame } = await roomAfter(3)
  const third = frame()
  await go(4)
  const now = frame()
  valueOf(await service.show(3))
  expect(frame()).toMatchObject({ shown: 3, isPlaying: false })
  expect(frame().position).toEqual(third.position)
  expect(frame().weights).toEqual(third.weights)
  expect(frame().picture).toEqual(third.picture)
  valueOf(await service.show('now'))
  expect(frame().shown).toBeUndefined()
  expect(frame().weights).toEqual(now.weights)
  valueOf(await service.show(0))
  valueOf(await service.step('epoch'))
  expect(frame().position.epoch).toBe(8)
})

test('every epoch is kept from the very first one on, with its losses and the lengths of its gradients', async () => {
  const { timeline } = await roomAfter(9)
  const { measures, kept, bytes, films, moment } = await timeline()
  expect(measures.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(kept).toHaveLength(10)
  // 31 weights, and Adam's two averages of each.
  expect(bytes).toBe(10 * 3 * 31 * 4)
  expect(films.map(({ epoch }) => epoch).at(-1)).toBe(9)
  expect(measures[0]?.validationLoss).toBeGreaterThan(measures[9]?.validationLoss ?? 1)
  expect(moment.epoch).toBe(9)
  expect(moment.gradientNorms).toHaveLength(3)
})

test('rows are counted as they are answered at the epoch that is shown', async () => {
  const { service, timeline } = await roomAfter(60)
  const now = (await timeline()).moment.answers
  valueOf(await service.show(0))
  const first = (await timeline()).moment
  expect(first.epoch).toBe(0)
  const right = (answers: typeof now) =>
    answers.task === 'classes' ? (answers.matrix[0]?.[0] ?? 0) + (answers.matrix[1]?.[1] ?? 0) : 0
  expect(right(now)).toBeGreaterThan(right(first.answers))
})

test('a branch keeps the future that it left, to be seen at the same epoch', async () => {
  const { service, go, timeline } = await roomAfter(10)
  valueOf(await service.show(4))
  valueOf(await service.branch({ experiment: withRate(0.3) }))
  expect((await timeline()).measures).toHaveLength(5)
  await go(3)
  const seventh = await timeline()
  expect(seventh.measures).toHaveLength(8)
  expect(seventh.former?.epoch).toBe(7)
  expect(seventh.former?.film?.surface).not.toEqual(seventh.films.at(-1)?.surface)
  await go(5)
  // The former future ended at epoch 10.
  expect((await timeline()).former?.epoch).toBe(10)
  valueOf(await service.forgetFormer())
  expect((await timeline()).former).toBeUndefined()
})

test('only measures that the page does not have are sent, until there are others', async () => {
  const { service, go } = await roomAfter(4)
  const { revision, measures } = valueOf(await service.timeline(NOTHING)) as ClassroomTimeline
  await go(2)
  const news = valueOf(await service.timeline({ revision, measures: measures.length }))
  expect(news?.measures.map(({ epoch }) => epoch)).toEqual([5, 6])
  valueOf(await service.show(2))
  valueOf(await service.branch({ experiment: withRate(0.1) }))
  const others = valueOf(await service.timeline({ revision, measures: 7 }))
  expect(others?.measures.map(({ epoch }) => epoch)).toEqual([0, 1, 2])
})

test('weights set by hand in the past make another future', async () => {
  const { service, timeline, frame } = await roomAfter(6)
  valueOf(await service.show(2))
  const weights = frame().weights.fill(0.5)
  valueOf(await service.setWeights(weights.slice()))
  expect(frame().weights).toEqual(weights)
  const { measures, former } = await timeline()
  expect(measures).toHaveLength(3)
  expect(former?.epoch).toBe(2)
})

test('a layer that is dead is found, shown where it is, and gone before it died', async () => {
  const experiment: Experiment = {
    ...toyExperiment('moons'),
    network: { layers: [{ units: 3, activation: 'relu' }] },
  }
  const { service, go, frame, timeline } = await roomAfter(3, experiment)
  // A bias far below 0: the first unit answers 0 for every row.
  const weights = frame().weights
  weights[6] = -100
  valueOf(await service.setWeights(weights.slice()))
  // It looks now and then only, so that training keeps its time.
  await expect
    .poll(async () => {
      await go(1)
      return (await timeline()).moment.findings
    })
    .toContainEqual({ kind: 'deadUnit', layer: 0, unit: 0, rows: 100 })
  valueOf(await service.show(2))
  expect((await timeline()).moment.findings).toEqual([])
})

test.each(TOY_NAMES)(
  'what a beginner finds of %s has nothing wrong with its rate',
  async (name) => {
    const { timeline } = await roomAfter(60, toyExperiment(name))
    const kinds = (await timeline()).moment.findings.map(({ kind }) => kind)
    for (const kind of ['rateTooHigh', 'rateTooLow', 'exploding', 'vanishing'] as const) {
      expect(kinds).not.toContain(kind)
    }
  },
)

test('a rate that is far too high, or far too low, is told', async () => {
  const kindsWith = async (rate: number) => {
    const { timeline } = await roomAfter(60, withRate(rate))
    return (await timeline()).moment.findings.map(({ kind }) => kind)
  }
  expect(await kindsWith(3)).toContain('rateTooHigh')
  expect(await kindsWith(0.000_03)).toContain('rateTooLow')
})

test('settings that change on the way leave the past as it was', async () => {
  const { service, go, frame, timeline } = await roomAfter(5)
  const { weights, position } = frame()
  const experiment = withRate(0.01)
  const onFrame = () => Promise.resolve()
  valueOf(await service.open({ experiment, weights, epoch: position.epoch }, onFrame))
  await go(3)
  const { measures, kept, former } = await timeline()
  expect(measures.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  expect(kept).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  expect(former).toBeUndefined()
  // Other rows are another training.
  const others = toyExperiment('circles')
  valueOf(await service.open({ experiment: others, weights, epoch: 8 }, onFrame))
  expect((await timeline()).measures.map(({ epoch }) => epoch)).toEqual([8])
})

test('an optimiser that takes the place of another begins with averages of its own', async () => {
  const withOptimizer = (optimizer: OptimizerChoice) => ({
    ...toyExperiment('moons'),
    training: { ...toyExperiment('moons').training, optimizer },
  })
  const momentum = withOptimizer({ name: 'sgd', learningRate: 0.05, momentum: 0.9 })
  const { service, go, frame } = await roomAfter(5, momentum)
  valueOf(await service.show(3))
  valueOf(
    await service.branch({ experiment: withOptimizer({ name: 'rmsprop', learningRate: 0.001 }) }),
  )
  const before = frame().weights
  valueOf(await service.step('batch'))
  const moved = frame().weights.map((weight, i) => Math.abs(weight - (before[i] ?? 0)))
  // With a decay of 0.9, its first step is at most 1 ÷ √0.1 learning rates long.
  expect(Math.max(...moved)).toBeLessThan(0.00317)
  await go(1)
})
