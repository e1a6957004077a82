import { expect, test } from 'vitest'
import { boardBytes, TeamBoard } from './team-board.ts'

/** The board as two threads see it. */
function boards(): [TeamBoard, TeamBoard] {
  const buffer = new SharedArrayBuffer(64 + boardBytes(2, 3))
  return [new TeamBoard(buffer, 64, 2, 3), new TeamBoard(buffer, 64, 2, 3)]
}

test('a thread is waited for until it has come to the turn, and no longer', () => {
  const [one, other] = boards()
  one.arrive(0, 4)
  expect(other.awaits(0, 3, 0)).toBe(true)
  expect(other.awaits(0, 4, 0)).toBe(true)
  expect(other.awaits(0, 5, 1)).toBe(false)
  expect(one.awaits(1, 1, 1)).toBe(false)
})

test('turns are still told apart when their count goes round', () => {
  const [one, other] = boards()
  one.arrive(0, 2 ** 31 - 1)
  expect(other.awaits(0, 2 ** 31, 1)).toBe(false)
  one.arrive(0, 2 ** 31)
  expect(other.awaits(0, 2 ** 31, 0)).toBe(true)
  expect(other.awaits(0, 2 ** 31 - 1, 0)).toBe(true)
})

test('what one thread writes the other reads', () => {
  const [one, other] = boards()
  const task = { order: 2 ** 31 + 16, rows: 33, seed: 2 ** 32 - 1, step: 7 }
  one.task = task
  one.losses.set([1, 2, 3])
  expect(other.task).toEqual(task)
  expect([...other.losses]).toEqual([1, 2, 3])
})

test('nobody waits any more when all is over', () => {
  const [one, other] = boards()
  expect(other.isOver).toBe(false)
  one.end()
  expect(other.isOver).toBe(true)
})
