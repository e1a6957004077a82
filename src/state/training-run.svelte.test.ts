import { beforeEach, expect, test } from 'vitest'
import type { EpochRecord, TrainingEvent } from '../domain/training.ts'
import { DataClient } from '../services/data-client.ts'
import { TrainingRun } from './training-run.svelte.ts'

const record = (epoch: number): EpochRecord => ({
  epoch,
  trainLoss: 1 / epoch,
  validationLoss: 1 / epoch,
  seconds: 0.1,
})

const started: TrainingEvent = {
  type: 'started',
  engine: { name: 'tfjs-cpu', backend: 'cpu', adapter: null, reason: 'noAdapter' },
  parameters: 10,
  inputs: 3,
  stepsPerEpoch: 4,
  rows: { train: 6, validation: 2, test: 2 },
  baselineLoss: 0.7,
  history: [],
}

const epochs = (...numbers: number[]): TrainingEvent => ({
  type: 'epoch',
  records: numbers.map(record),
  bestEpoch: numbers.at(-1) ?? 0,
  stepsPerSecond: 100,
  view: { task: 'regression', actual: [1], predicted: [2] },
})

let run: TrainingRun

beforeEach(() => {
  run = new TrainingRun(new DataClient())
  run.status = 'preparing'
})

test('events drive a run from preparing to finishing, with every epoch in its history', () => {
  run.apply(started)
  expect(run.status).toBe('running')
  run.apply(epochs(1))
  run.apply(epochs(2, 3))
  expect(run.history.map(({ epoch }) => epoch)).toEqual([1, 2, 3])
  expect(run.bestEpoch).toBe(3)
  run.apply({ type: 'finished', reason: 'epochs', bestEpoch: 3 })
  expect(run.status).toBe('finishing')
  expect(run.busy).toBe(true)
})

test('when an engine gives up, the epochs that were lost with it are taken back', () => {
  run.apply(started)
  run.apply(epochs(1, 2))
  run.apply(epochs(3, 4))
  const engine = { name: 'wasm', backend: 'wasm', adapter: null, reason: 'fallback' } as const
  const failure = { code: 'deviceLost', details: { reason: 'unplugged' } } as const
  run.apply({ type: 'engineChanged', gaveUp: 'webgpu', engine, failure, epoch: 3 })
  expect(run.started?.engine).toEqual(engine)
  expect(run.engineChange?.failure).toEqual(failure)
  expect(run.engineChange?.gaveUp).toBe('webgpu')
  expect(run.history.map(({ epoch }) => epoch)).toEqual([1, 2, 3])
  expect(run.bestEpoch).toBe(3)
  run.apply(epochs(4))
  expect(run.history.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4])
})

test('a resumed run shows the epochs before it', () => {
  run.apply({ ...started, history: [record(1), record(2)] })
  run.apply(epochs(3))
  expect(run.history).toHaveLength(3)
})

test('compiling ends with the first sign of a step', () => {
  run.apply(started)
  run.apply({ type: 'compiling' })
  expect(run.status).toBe('compiling')
  run.apply({ type: 'progress', epoch: 1, step: 2, stepsPerSecond: 5 })
  expect(run.status).toBe('running')
})

test('an event that comes after the end does not wake the run again', () => {
  run.apply(started)
  run.status = 'finished'
  run.apply({ type: 'finished', reason: 'epochs', bestEpoch: 1 })
  run.apply(epochs(1))
  expect(run.status).toBe('finished')
  expect(run.history).toEqual([])
})

test('forgetting a run clears the screen for another table', () => {
  run.apply(started)
  run.apply(epochs(1))
  run.status = 'finished'
  run.forget()
  expect(run.status).toBe('idle')
  expect(run.history).toEqual([])
  expect(run.view).toBe(undefined)
})
