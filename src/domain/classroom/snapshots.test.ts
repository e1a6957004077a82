import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_OPTIMIZERS } from '../experiment-defaults.ts'
import { bestEpoch, filmEpochs, SnapshotShelf, thinned } from './snapshots.ts'

const upTo = (last: number) => Array.from({ length: last + 1 }, (_, i) => i)

function snapshot(epoch: number, parameters = 10) {
  const weights = new Float32Array(parameters).fill(epoch)
  const slots = [weights.slice(), weights.slice()]
  return { epoch, weights, slots, optimizer: DEFAULT_OPTIMIZERS.adam, since: 0 }
}

test('first, best and latest epochs outlive any thinning, in order, and no more than there is room for', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(5000), { minLength: 1, maxLength: 200 }),
      fc.nat(100),
      fc.nat(),
      (some, most, at) => {
        const epochs = some.sort((a, b) => a - b)
        const best = epochs[at % epochs.length] as number
        const left = thinned(epochs, most, best)
        expect(left.length).toBeLessThanOrEqual(Math.max(most, 3))
        expect(left).toEqual(epochs.filter((epoch) => left.includes(epoch)))
        for (const epoch of [epochs[0], best, epochs.at(-1)]) expect(left).toContain(epoch)
      },
    ),
  )
})

test('what is long ago is thinned before what is new', () => {
  const left = thinned(upTo(20), 17, 7)
  expect(left).toEqual([0, 2, 4, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20])
})

test('a long training keeps to its bytes, and every part of it can be gone to', () => {
  const shelf = new SnapshotShelf(100 * 120)
  for (let epoch = 0; epoch <= 3000; epoch++) shelf.keep(snapshot(epoch), 40)
  expect(shelf.bytes).toBeLessThanOrEqual(12_000)
  expect(shelf.epochs.length).toBeGreaterThan(40)
  for (const wanted of [0, 40, 3000]) expect(shelf.near(wanted)?.epoch).toBe(wanted)
  for (const wanted of [500, 1500, 2500]) {
    expect(Math.abs((shelf.near(wanted)?.epoch ?? 0) - wanted)).toBeLessThan(60)
  }
})

test('less room later thins at once', () => {
  const shelf = new SnapshotShelf(100 * 120)
  for (let epoch = 0; epoch < 90; epoch++) shelf.keep(snapshot(epoch), 3)
  shelf.limit(50 * 120, 3)
  expect(shelf.bytes).toBeLessThanOrEqual(6000)
  expect(shelf.near(3)?.epoch).toBe(3)
})

test('what came after an epoch that is left again is forgotten, but not by the shelf of the former future', () => {
  const shelf = new SnapshotShelf(1e6)
  for (const epoch of upTo(9)) shelf.keep(snapshot(epoch), undefined)
  const branch = shelf.until(4)
  branch.keep(snapshot(5), undefined)
  expect(branch.epochs).toEqual(upTo(5))
  expect(shelf.epochs).toEqual(upTo(9))
  shelf.keep(snapshot(2), undefined)
  expect(shelf.epochs).toEqual([0, 1, 2])
})

test('a strip of pictures begins with the first epoch, ends with the latest, and shows what is kept', () => {
  expect(filmEpochs(upTo(120), 7)).toEqual([0, 1, 4, 10, 23, 53, 120])
  expect(filmEpochs([0, 1], 7)).toEqual([0, 1])
  expect(filmEpochs([], 7)).toEqual([])
})

test('the best epoch is that of the lowest validation loss; losses that are no numbers do not count', () => {
  const measures = [0.7, Number.NaN, 0.4, 0.4, 0.5].map((validationLoss, epoch) => ({
    epoch,
    trainLoss: 1,
    validationLoss,
  }))
  expect(bestEpoch(measures)).toBe(2)
  expect(bestEpoch([])).toBeUndefined()
})
