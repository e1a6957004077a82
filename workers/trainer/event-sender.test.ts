import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { EventSender } from './event-sender.ts'
import { eventLog } from './fixtures/training-job.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

function endEpoch(sender: EventSender, epoch: number): void {
  sender.epoch({
    record: { epoch, trainLoss: 1, validationLoss: 1, seconds: 0.01 },
    bestEpoch: epoch,
    stepsPerSecond: 100,
    view: () => ({ task: 'multiclass', matrix: [] }),
  })
}

test('a second of fast epochs takes about 20 events, and no epoch is lost', () => {
  const { events, emit } = eventLog()
  const sender = new EventSender(emit)
  for (let epoch = 1; epoch <= 100; epoch++) {
    vi.advanceTimersByTime(10)
    endEpoch(sender, epoch)
  }
  sender.send({ type: 'finished', reason: 'epochs', bestEpoch: 100 })
  expect(events.length).toBeLessThanOrEqual(22)
  const told = events.flatMap((event) => (event.type === 'epoch' ? event.records : []))
  expect(told.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1))
  expect(events.at(-1)?.type).toBe('finished')
})

test('progress is told ten times a second at most, after the epochs that wait', () => {
  const { events, emit } = eventLog()
  const sender = new EventSender(emit)
  endEpoch(sender, 1)
  endEpoch(sender, 2)
  for (let step = 1; step <= 100; step++) {
    vi.advanceTimersByTime(10)
    sender.progress(3, step, 100)
  }
  expect(events.slice(0, 3).map(({ type }) => type)).toEqual(['epoch', 'epoch', 'progress'])
  expect(events.length).toBe(2 + 10)
})
