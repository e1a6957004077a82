import { expect, test } from 'vitest'
import { biasReach, lineAt, stageOf, type StageColumn } from './network-stage.ts'

const column = (nodes: number, named = false, more = false): StageColumn => ({ nodes, named, more })

test.each([
  ['a small network', [column(2, true), column(4), column(3), column(1)], 700],
  ['a wide one', [column(2, true, true), column(12, false, true), column(1)], 700],
  [
    'eight layers',
    [column(2, true), ...Array.from({ length: 8 }, () => column(5)), column(1)],
    700,
  ],
  ['a phone', [column(2, true), column(4), column(3), column(1)], 326],
] as const)('boxes of %s lie apart, and within the drawing', (_, columns, width) => {
  const stage = stageOf(columns, width)
  expect(stage.width).toBeGreaterThanOrEqual(width)
  expect(stage.box).toBeGreaterThanOrEqual(28)
  stage.columns.forEach(({ x, nodes }, k) => {
    expect(x).toBeGreaterThanOrEqual((stage.columns[k - 1]?.x ?? -stage.box) + stage.box)
    expect(x + stage.box).toBeLessThanOrEqual(stage.width)
    nodes.forEach(({ y }, i) => {
      expect(y).toBeGreaterThanOrEqual((nodes[i - 1]?.y ?? -stage.box) + stage.box)
      expect(y + stage.box).toBeLessThanOrEqual(stage.height)
    })
  })
})

test.each([3, 6, 10])('under each of %i answers there is room for its words', (answers) => {
  const stage = stageOf([column(2, true), column(4), { ...column(answers), answers: true }], 700)
  const nodes = stage.columns.at(-1)?.nodes ?? []
  const next = [...nodes.slice(1).map(({ y }) => y), stage.height]
  expect(nodes).toHaveLength(answers)
  // Its bias, and two lines of small type.
  nodes.forEach(({ y }, i) => {
    expect((next[i] ?? 0) - y - stage.box).toBeGreaterThanOrEqual(50)
  })
})

test('the bias of the lowest unit of a full layer is within the drawing', () => {
  for (const units of [3, 5, 8, 12]) {
    const { columns, height, box } = stageOf([column(2, true), column(units), column(1)], 700)
    expect((columns[1]?.nodes.at(-1)?.y ?? 0) + box + 16).toBeLessThanOrEqual(height)
  }
})

test('a drawing that has no room is wider than its pane', () => {
  const layers = Array.from({ length: 10 }, () => column(3))
  expect(stageOf(layers, 326).width).toBeGreaterThan(326)
})

test('a line is meant near its ends and in its middle, and nothing between two lines', () => {
  const stage = stageOf([column(2, true), column(3), column(1)], 700)
  const [left, right] = [stage.columns[0], stage.columns[1]]
  const from = left?.nodes[1]?.y ?? 0
  const to = right?.nodes[0]?.y ?? 0
  const start = (left?.x ?? 0) + stage.box
  const end = right?.x ?? 0
  const half = stage.box / 2
  const line = { column: 1, from: 1, to: 0 }
  expect(lineAt(stage, (start + end) / 2, (from + to) / 2 + half)).toEqual(line)
  expect(lineAt(stage, end - 1, to + half)).toMatchObject({ column: 1, to: 0 })
  expect(lineAt(stage, start + 1, from + half)).toMatchObject({ column: 1, from: 1 })
  expect(lineAt(stage, end - 1, to + half + 12)).toBeUndefined()
  expect(lineAt(stage, (left?.x ?? 0) + 5, from + half)).toBeUndefined()
})

test('the bar of a larger bias is longer, on the side of its sign, and never past its box', () => {
  const reaches = [-1000, -0.5, -0.1, 0, 0.1, 0.5, 1000].map((bias) => biasReach(bias, 60))
  expect(reaches).toEqual(reaches.toSorted((a, b) => a - b))
  expect(reaches[3]).toBe(0)
  expect(reaches[5]).toBe(15)
  expect(reaches.every((reach) => Math.abs(reach) < 30)).toBe(true)
})

test('seven layers stand beside the plane without scrolling', () => {
  const layers = Array.from({ length: 7 }, () => column(4))
  expect(stageOf([column(2, true), ...layers, column(1)], 560).width).toBe(560)
})
