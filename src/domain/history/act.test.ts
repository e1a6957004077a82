import { expect, test } from 'vitest'
import {
  addAct,
  doAgain,
  MOST_ACTS,
  NO_ACTS,
  SOON,
  takeBack,
  type Act,
  type ActList,
} from './act.ts'

interface Step {
  from: number
  to: number
}

/** A number goes from one value to another; back where it came from, nothing has happened. */
const join = (a: Step, b: Step) => (a.from === b.to ? undefined : { from: a.from, to: b.to })
const add = (list: ActList<Step>, act: Act<Step>) => addAct(list, act, join)
const whats = (acts: readonly Act<Step>[]) => acts.map(({ what }) => what)

test('changes of the same field soon after one another are one', () => {
  const first = add(NO_ACTS, { what: { from: 1, to: 2 }, key: 'rate', at: 0 })
  const second = add(first, { what: { from: 2, to: 3 }, key: 'rate', at: SOON })
  const third = add(second, { what: { from: 3, to: 4 }, key: 'rate', at: 2 * SOON + 1 })
  expect(whats(third.done)).toEqual([
    { from: 1, to: 3 },
    { from: 3, to: 4 },
  ])
})

test('changes of different fields stay apart, and so do acts without a key', () => {
  const one = add(NO_ACTS, { what: { from: 1, to: 2 }, key: 'rate', at: 0 })
  const two = add(one, { what: { from: 5, to: 6 }, key: 'units', at: 1 })
  const three = add(two, { what: { from: 0, to: 1 }, at: 2 })
  expect(add(three, { what: { from: 1, to: 2 }, at: 3 }).done).toHaveLength(4)
})

test('one drag is one act, however long it takes; another one is another', () => {
  const first = add(NO_ACTS, { what: { from: 1, to: 2 }, key: 'rate', at: 0, press: 1 })
  const slow = add(first, { what: { from: 2, to: 3 }, key: 'rate', at: 60_000, press: 1 })
  expect(slow.done).toHaveLength(1)
  const other = add(slow, { what: { from: 3, to: 4 }, key: 'rate', at: 120_000, press: 2 })
  expect(other.done).toHaveLength(2)
})

test('what comes back to where it began is nothing', () => {
  const first = add(NO_ACTS, { what: { from: 1, to: 2 }, key: 'rate', at: 0 })
  expect(add(first, { what: { from: 2, to: 1 }, key: 'rate', at: 1 }).done).toEqual([])
})

test('what was taken back is done again in its order, until something new is done', () => {
  const one = add(NO_ACTS, { what: { from: 1, to: 2 }, at: 0 })
  const two = add(one, { what: { from: 2, to: 3 }, at: 10 })
  const none = takeBack(takeBack(two))
  expect(whats(none.done)).toEqual([])
  expect(whats(doAgain(none).done)).toEqual([{ from: 1, to: 2 }])
  expect(whats(doAgain(doAgain(none)).done)).toEqual(whats(two.done))
  const other = add(takeBack(two), { what: { from: 2, to: 9 }, at: 20 })
  expect(other.undone).toEqual([])
  expect(doAgain(other)).toEqual(other)
})

test('nothing becomes part of an act that was taken back and done again', () => {
  const one = add(NO_ACTS, { what: { from: 1, to: 2 }, key: 'rate', at: 0 })
  const again = doAgain(takeBack(one))
  expect(add(again, { what: { from: 2, to: 3 }, key: 'rate', at: 1 }).done).toHaveLength(2)
})

test('the earliest acts are forgotten past the limit', () => {
  let list: ActList<Step> = NO_ACTS
  for (let i = 0; i <= MOST_ACTS; i += 1) list = add(list, { what: { from: i, to: i + 1 }, at: i })
  expect(list.done).toHaveLength(MOST_ACTS)
  expect(list.done[0]?.what.from).toBe(1)
})
