import { expect, test } from 'vitest'
import { narrationOf, type Moment } from './narration.ts'

const at = (epoch: number, loss: number, rest: Partial<Moment> = {}): Moment => ({
  epoch,
  batch: 0,
  loss,
  isPlaying: false,
  time: 0,
  ...rest,
})

test('a step is told at once, with the change since what was told before', () => {
  expect(narrationOf(at(11, 0.32), at(12, 0.31, { time: 20 }))).toEqual({
    epoch: 12,
    batch: 0,
    loss: 0.31,
    change: 0.31 / 0.32 - 1,
  })
})

test('while it plays, five seconds pass between two sentences', () => {
  const said = at(12, 0.31, { time: 1000 })
  const playing = (time: number) => narrationOf(said, at(40, 0.2, { isPlaying: true, time }))
  expect(playing(5999)).toBeUndefined()
  expect(playing(6000)).toMatchObject({ epoch: 40 })
})

test('where it stopped is told at once, however short ago the last sentence was', () => {
  expect(narrationOf(at(40, 0.2, { isPlaying: true }), at(41, 0.19, { time: 10 }))).toMatchObject({
    epoch: 41,
  })
})

test('nothing new is not told again; a weight changed by hand is', () => {
  expect(narrationOf(at(12, 0.31), at(12, 0.31, { time: 9e9 }))).toBeUndefined()
  expect(narrationOf(at(12, 0.31), at(12, 0.9))).toMatchObject({ epoch: 12, loss: 0.9 })
})

test('a fresh beginning is compared with nothing, and so is a loss of zero', () => {
  expect(narrationOf(undefined, at(0, 0.7))).toEqual({ epoch: 0, batch: 0, loss: 0.7 })
  expect(narrationOf(at(12, 0.31), at(0, 0.7))).not.toHaveProperty('change')
  expect(narrationOf(at(12, 0), at(13, 0.1))).not.toHaveProperty('change')
})
