import { randomUniform } from '../domain/random.ts'

/**
 * The plant of the start screen: a small network that grows from the columns of a table, drawn from data.
 * All lengths are units of the drawing, whose case is 400 wide.
 */
export interface Plant {
  /** Relative widths of the table's columns. */
  columns: number[]
  /** Weights: curves from a unit to one above it. */
  stems: { path: string; width: number; opacity: number }[]
  roots: { path: string; width: number }[]
  /** Where the stems leave the soil. */
  inputs: Point[]
  leaves: (Point & { tilt: number; size: number; strong: boolean })[]
  answer: Point
  /** A point on a thick stem near the right wall, for a label. */
  thickStem: Point
}

interface Point {
  x: number
  y: number
}

const MIDDLE = 200
const SOIL_TOP = 340
const SOIL_LEFT = 22
const SOIL_WIDTH = 356
const COLUMNS = [34, 66, 45, 77, 39, 53, 42]
const LAYERS = [
  { units: 6, y: 236, reach: 146 },
  { units: 4, y: 150, reach: 108 },
]
const ANSWER: Point = { x: MIDDLE, y: 78 }

const round = (value: number) => Math.round(value * 10) / 10

/** Grows the plant of a seed; the same seed gives the same plant. */
export function growPlant(seed: number): Plant {
  const random = (what: number, index: number) => randomUniform(seed, 'sample', what, index)
  const total = COLUMNS.reduce((sum, part) => sum + part, 0)
  let left = 0
  const inputs = COLUMNS.map((part) => {
    const x = SOIL_LEFT + ((left + part / 2) / total) * SOIL_WIDTH
    left += part
    return { x: round(x), y: SOIL_TOP }
  })
  const layers = LAYERS.map(({ units, y, reach }, layer) =>
    Array.from({ length: units }, (_, i): Point => {
      const even = MIDDLE - reach + (2 * reach * i) / (units - 1)
      const sway = random(10 + layer, 2 * i) - 0.5
      // The outer ones hang lower, as on a plant.
      const droop = (6 * Math.abs(even - MIDDLE)) / reach
      return { x: round(even + sway * 14), y: round(y + droop + sway * 18) }
    }),
  )
  const levels = [inputs, ...layers, [ANSWER]]
  const strengths = levels
    .slice(1)
    .map((targets, level) =>
      targets.map((_, to) =>
        (levels[level] ?? []).map((_, from) => random(level, from * 16 + to) ** 2),
      ),
    )

  const thickest = (strengths[0] ?? []).map((weights, to) => {
    const start = inputs[weights.indexOf(Math.max(...weights))] ?? ANSWER
    const end = layers[0]?.[to] ?? ANSWER
    return { x: round((start.x + end.x) / 2), y: round((start.y + end.y) / 2) }
  })

  return {
    columns: COLUMNS,
    inputs,
    answer: ANSWER,
    thickStem: thickest.reduce((outer, point) => (point.x > outer.x ? point : outer), ANSWER),
    stems: strengths.flatMap((targets, level) =>
      targets.flatMap((weights, to) => {
        const end = levels[level + 1]?.[to] ?? ANSWER
        const most = Math.max(...weights)
        return weights.flatMap((weight, from) => {
          const start = levels[level]?.[from] ?? ANSWER
          const share = weight / most
          if (share < 0.04) return []
          const middle = round((start.y + end.y) / 2)
          return [
            {
              path: `M${start.x} ${start.y}C${start.x} ${middle} ${end.x} ${middle} ${end.x} ${end.y}`,
              width: round(0.5 + 1.9 * share * share),
              opacity: round(0.3 + 0.7 * share),
            },
          ]
        })
      }),
    ),
    roots: inputs.flatMap(({ x, y }, column) =>
      [0, 1, 2].map((root) => {
        const reach = round((random(20, column * 3 + root) - 0.5) * 24)
        const depth = round(32 + 52 * random(21, column * 3 + root))
        return {
          path: `M${x} ${y}c${round(reach * 0.1)} ${round(depth * 0.4)} ${reach} ${round(depth * 0.4)} ${reach} ${depth}`,
          width: round(0.8 + 0.6 * random(22, column * 3 + root)),
        }
      }),
    ),
    leaves: layers.flatMap((units, layer) =>
      units.map(({ x, y }, i) => ({
        x,
        y,
        tilt: round(((x - MIDDLE) / MIDDLE) * 58),
        size: round(0.95 + 0.3 * random(30 + layer, i)),
        strong: random(40 + layer, i) > 0.5,
      })),
    ),
  }
}
