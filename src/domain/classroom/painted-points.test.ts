import fc from 'fast-check'
import { expect, test } from 'vitest'
import { experimentFromLink, experimentToLink } from '../experiment-link.ts'
import { keepsWeights, withSettings } from './edit-classroom.ts'
import { prepareMade } from './made-preparation.ts'
import { toyExperiment } from './new-classroom.ts'
import {
  isEnough,
  MOST_PAINTED,
  paintedFrom,
  paintedOf,
  paintedParts,
  withoutNearest,
  withPainted,
  type Painted,
  type PaintedPoint,
} from './painted-points.ts'

const moons = toyExperiment('moons')

const place = fc.integer({ min: -120, max: 120 }).map((n) => n / 100)
const points = fc.array(
  fc.tuple(place, place, fc.constantFrom('orange' as const, 'blue' as const)),
  { minLength: 1, maxLength: MOST_PAINTED },
)

test('whatever is painted comes back from a link, up to the most that can be painted', () => {
  fc.assert(
    fc.property(points, (drawn) => {
      const painted: Painted = { kind: 'classes', points: drawn }
      const link = experimentToLink(withPainted(moons, painted), { withNames: false })
      const read = experimentFromLink(link)
      expect(read.ok && paintedOf({ target: '', ...read.value })).toEqual(painted)
    }),
    { numRuns: 20 },
  )
  const most = Array.from({ length: MOST_PAINTED }, (): PaintedPoint => [-0.55, -0.55, 'orange'])
  const full = withPainted(moons, { kind: 'classes', points: most })
  expect(experimentFromLink(experimentToLink(full, { withNames: false })).ok).toBe(true)
})

test.each(['moons', 'plane', 'line'] as const)(
  'the rows of %s are painted on by the network that learnt them, and can be learnt from',
  async (name) => {
    const before = withSettings(withSettings(moons, { toy: name }), { l2: 0.01, scale: 'none' })
    const painted = paintedFrom(before)
    if (painted === undefined) throw new Error('not painted on')
    const after = withPainted(before, painted)
    expect(after.preparation).toEqual(before.preparation)
    expect(keepsWeights(before, after)).toBe(true)
    const one = withPainted(after, { ...painted, points: painted.points.slice(1) })
    expect(keepsWeights(after, one)).toBe(true)
    const { source } = after.classroom ?? {}
    const prepared = source && (await prepareMade(after, source))
    expect(prepared?.ok && prepared.value.plan.rows.train).toBe(0.6 * painted.points.length)
  },
)

test('what asks for something else begins anew', () => {
  const line = paintedFrom(withSettings(moons, { toy: 'line' }))
  expect(line && keepsWeights(moons, withPainted(moons, line))).toBe(false)
})

test('a point painted later leaves every other one to what it is for', () => {
  fc.assert(
    fc.property(points, (drawn) => {
      const parts = paintedParts({ kind: 'classes', points: drawn })
      const fewer = paintedParts({ kind: 'classes', points: drawn.slice(0, -1) })
      expect(parts.slice(0, -1)).toEqual(fewer)
    }),
  )
})

test('five points of each colour are enough, not four, and not on one line', () => {
  const drawn = Array.from({ length: 10 }, (_, i): PaintedPoint => [
    i / 10,
    i % 3,
    i % 2 === 0 ? 'orange' : 'blue',
  ])
  expect(isEnough({ kind: 'classes', points: drawn })).toBe(true)
  expect(isEnough({ kind: 'classes', points: drawn.slice(1) })).toBe(false)
  expect(isEnough({ kind: 'classes', points: drawn.map(([x, , c]) => [x, 0, c ?? 0]) })).toBe(false)
  expect(isEnough({ kind: 'line', points: drawn.map(([x, y]) => [x, y]) })).toBe(true)
})

test('the eraser takes the nearest point, and none that is out of reach', () => {
  const drawn: PaintedPoint[] = [
    [0, 0, 'orange'],
    [0.1, 0, 'blue'],
    [1, 1, 'blue'],
  ]
  expect(withoutNearest(drawn, [0.08, 0], [0.2, 0.2])).toEqual([drawn[0], drawn[2]])
  expect(withoutNearest(drawn, [0.5, 0.5], [0.2, 0.2])).toBe(drawn)
  // Sides of different lengths reach differently far.
  expect(withoutNearest(drawn, [1, 0.5], [0.2, 0.6])).toEqual([drawn[0], drawn[1]])
})
