import { drawnUnits } from '../../domain/classroom/plane-maps.ts'
import type { Plane } from '../../domain/classroom/plane.ts'
import type { Network } from '../../domain/network.ts'

/** A column of the drawn network: its inputs, or the units of a layer. */
export interface DrawnColumn {
  /** Layer of the network; the inputs are −1. */
  layer: number
  /** Units, or inputs, that have a box. */
  units: number[]
  /** How many have none. */
  more: number
}

/** A network with more inputs shows those of the plane only. */
const MOST_INPUTS = 6
/** Shown where there is no plane. */
const FIRST_INPUTS = 4

/**
 * What of a network is drawn, from left to right.
 * @param firsts layer by layer, the first unit that is drawn
 */
export function drawnColumns(
  { inputs, layers }: Network,
  plane: Plane | undefined,
  firsts: readonly number[],
): DrawnColumn[] {
  const all = Array.from({ length: inputs }, (_, input) => input)
  const axes = axisInputs(plane)
  const some = axes.length > 0 ? axes : all.slice(0, FIRST_INPUTS)
  const shown = inputs <= MOST_INPUTS ? all : some
  return [
    { layer: -1, units: shown, more: inputs - shown.length },
    ...layers.map(({ units }, layer) => {
      const { first, count } = drawnUnits(units, firsts[layer])
      const indices = Array.from({ length: count }, (_, place) => first + place)
      return { layer, units: indices, more: units - count }
    }),
  ]
}

/** The inputs that the sides of the plane are. */
export function axisInputs(plane: Plane | undefined): number[] {
  return [plane?.x, plane?.y].flatMap((axis) => (axis ? [axis.offset] : []))
}
