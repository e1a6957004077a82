import { expect, test } from 'vitest'
import { toyExperiment } from '../../src/domain/classroom/new-classroom.ts'
import { TOY_NAMES } from '../../src/domain/classroom/classroom-choice.ts'
import type { Result } from '../../src/domain/result.ts'
import type { ClassroomFrame } from '../../src/protocol/classroom-api.ts'
import { ClassroomService } from './classroom-service.ts'

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

/** A room that keeps every frame it is sent. */
async function openRoom(experiment = toyExperiment('moons')) {
  const service = new ClassroomService()
  const frames: ClassroomFrame[] = []
  const scene = valueOf(
    await service.open({ experiment }, (frame) => {
      frames.push(frame)
      return Promise.resolve()
    }),
  )
  const last = () => frames.at(-1) as ClassroomFrame
  return { service, scene, frames, last }
}

test('a set-up is drawn before its first step, paused', async () => {
  const { scene, last } = await openRoom()
  expect(last()).toMatchObject({ position: { epoch: 0, batch: 0, step: 0 }, isPlaying: false })
  expect(last().picture?.maps?.surface).toHaveLength(100 * 100)
  expect(scene.points.map(({ part }) => part)).toEqual(['train', 'validation'])
})

test('one minibatch moves the weights, an epoch ends with its losses', async () => {
  const { service, scene, frames, last } = await openRoom()
  const before = last().weights
  valueOf(await service.step('batch'))
  expect(last().position).toEqual({ epoch: 0, batch: 1, step: 1 })
  expect(last().weights).not.toEqual(before)
  valueOf(await service.step('epoch'))
  expect(last().position).toEqual({ epoch: 1, batch: 0, step: scene.batchesPerEpoch })
  expect(frames.flatMap(({ records }) => records).map(({ epoch }) => epoch)).toEqual([1])
})

test('minibatch by minibatch gives the very weights that whole epochs give', async () => {
  const slow = await openRoom()
  const fast = await openRoom()
  for (let i = 0; i < 3 * slow.scene.batchesPerEpoch; i++) valueOf(await slow.service.step('batch'))
  for (let i = 0; i < 3; i++) valueOf(await fast.service.step('epoch'))
  expect(slow.last().weights).toEqual(fast.last().weights)
})

test('weights set by hand are those that training goes on with', async () => {
  const { service, last } = await openRoom()
  const weights = last().weights.fill(0.25)
  valueOf(await service.setWeights(weights.slice()))
  expect(last().weights).toEqual(weights)
  valueOf(await service.step('batch'))
  const moved = last().weights.map((weight, i) => Math.abs(weight - (weights[i] ?? 0)))
  // Adam's first step is never longer than its learning rate.
  expect(Math.max(...moved)).toBeLessThan(0.0301)
})

test.each(TOY_NAMES)('what it thinks of %s gets better', async (name) => {
  const { service, frames, last } = await openRoom(toyExperiment(name))
  const before = frames[0]?.picture?.losses.validation ?? 0
  for (let i = 0; i < 60; i++) valueOf(await service.step('epoch'))
  expect(last().picture?.losses.validation).toBeLessThan(0.97 * before)
})

test('playing goes on until it is paused', async () => {
  const { service, last } = await openRoom()
  const played = service.play('fast')
  await expect.poll(() => last().position.epoch).toBeGreaterThan(3)
  valueOf(await service.pause())
  valueOf(await played)
  expect(last().isPlaying).toBe(false)
})

test('at its usual pace the weights move in between epochs, and a pause comes at the end of one', async () => {
  const { service, frames, last } = await openRoom()
  const played = service.play('normal')
  await expect
    .poll(() => frames.filter(({ position }) => position.batch > 0).length)
    .toBeGreaterThan(3)
  valueOf(await service.pause())
  valueOf(await played)
  expect(last().position.batch).toBe(0)
})

test('units of a wide layer are drawn from the one that is asked for', async () => {
  const experiment = { ...toyExperiment('moons'), network: { layers: [{ units: 20 }] } }
  const { service, last } = await openRoom(experiment)
  const before = last().picture?.maps
  valueOf(await service.drawUnits([6, 0]))
  const after = last().picture?.maps
  expect(after?.firsts).toEqual([6, 0])
  const map = (maps: typeof after, place: number) => {
    const size = (maps?.unitSize ?? 0) ** 2
    return maps?.units.slice(place * size, (place + 1) * size)
  }
  expect(map(after, 0)).toEqual(map(before, 6))
  expect(map(after, 0)).not.toEqual(map(before, 0))
})

test('a step that is asked for before anything is set up is refused, not an accident', async () => {
  expect(await new ClassroomService().step('epoch')).toEqual({
    ok: false,
    failure: { code: 'cancelled', details: {} },
  })
})

test('a set-up that asks for what is not there leaves the one before it to be led on', async () => {
  const { service, last } = await openRoom()
  valueOf(await service.step('epoch'))
  const experiment = toyExperiment('moons')
  const training = { ...experiment.training, engine: 'webgpu' as const }
  const refused = await service.open({ experiment: { ...experiment, training } }, () =>
    Promise.resolve(),
  )
  expect(refused).toMatchObject({ ok: false, failure: { code: 'noWebGpu' } })
  valueOf(await service.step('epoch'))
  expect(last().position.epoch).toBe(2)
})

test('a step that another set-up ends is told as ended, not as an accident', async () => {
  const service = new ClassroomService()
  let taken = () => {}
  const taking = new Promise<void>((resolve) => {
    taken = resolve
  })
  valueOf(await service.open({ experiment: toyExperiment('moons') }, () => taking))
  // It waits for the page to take the first frame.
  const stepped = service.step('epoch')
  valueOf(await service.open({ experiment: toyExperiment('xor') }, () => Promise.resolve()))
  taken()
  expect(await stepped).toMatchObject({ ok: false, failure: { code: 'cancelled' } })
})
