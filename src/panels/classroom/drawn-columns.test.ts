import { expect, test } from 'vitest'
import { planeOf } from '../../domain/classroom/plane.ts'
import { prepareMade } from '../../domain/classroom/made-preparation.ts'
import { toyExperiment } from '../../domain/classroom/new-classroom.ts'
import type { Network } from '../../domain/network.ts'
import { drawnColumns } from './drawn-columns.ts'

const network = (inputs: number, ...units: number[]) =>
  ({ inputs, layers: units.map((count) => ({ units: count })) }) as Network

async function planeOfMoons() {
  const experiment = toyExperiment('moons')
  const source = experiment.classroom?.source
  if (!source) throw new Error('no source')
  const prepared = await prepareMade(experiment, source)
  if (!prepared.ok) throw new Error(prepared.failure.code)
  return planeOf(prepared.value.plan.recipe, undefined, 10)
}

test('a small network is drawn whole', async () => {
  expect(drawnColumns(network(2, 3, 1), await planeOfMoons(), [])).toEqual([
    { layer: -1, units: [0, 1], more: 0 },
    { layer: 0, units: [0, 1, 2], more: 0 },
    { layer: 1, units: [0], more: 0 },
  ])
})

test('of many inputs the sides of the plane are drawn, of many units the first ones', async () => {
  const [inputs, hidden] = drawnColumns(network(25, 64, 1), await planeOfMoons(), [])
  expect(inputs).toEqual({ layer: -1, units: [0, 1], more: 23 })
  expect(hidden).toMatchObject({ more: 52 })
  expect(drawnColumns(network(25, 4, 1), undefined, [])[0]).toMatchObject({ more: 21 })
})

test('every unit of a wide layer can be drawn, never fewer than fit', () => {
  const unitsFrom = (first: number) =>
    drawnColumns(network(2, 30, 1), undefined, [first])[1]?.units ?? []
  expect(unitsFrom(12)).toEqual(Array.from({ length: 12 }, (_, i) => 12 + i))
  expect(unitsFrom(29).at(0)).toBe(18)
  expect(unitsFrom(29).at(-1)).toBe(29)
})
