import { across, down, type PlotAxes, type PlotFrame, type PlotPoints } from './plane-plot.ts'

/** A point: which group, and its place there. */
interface Place {
  group: number
  index: number
}

/** Pixels from a point within which it is meant. */
const REACH = 22

/** The point that is meant by a place in the figure. */
export function nearestPoint(
  frame: PlotFrame,
  axes: PlotAxes,
  points: readonly PlotPoints[],
  x: number,
  y: number,
): Place | undefined {
  let best: Place | undefined
  let nearest = REACH
  points.forEach((group, g) => {
    for (let index = 0; index < group.x.length; index++) {
      const distance = Math.hypot(
        across(frame, axes.x, group.x[index] as number) - x,
        down(frame, axes.y, group.y[index] as number) - y,
      )
      // Not a number where a row's place is not known.
      if (!(distance < nearest)) continue
      nearest = distance
      best = { group: g, index }
    }
  })
  return best
}

/** Where a key leads: to the next point to the right, left, up or down, or to the first or last of all. */
export function pointAfter(
  points: readonly PlotPoints[],
  from: Place | undefined,
  key: string,
): Place | undefined {
  const side = key === 'ArrowLeft' || key === 'ArrowRight' ? 'x' : 'y'
  const all = points
    .flatMap((group, g) => Array.from(group[side], (value, index) => ({ group: g, index, value })))
    .filter(({ group, index }) => isPlaced(points[group], index))
    .sort((a, b) => a.value - b.value)
  const here = all.findIndex(({ group, index }) => group === from?.group && index === from.index)
  const target = {
    ArrowRight: here + 1,
    ArrowUp: here + 1,
    ArrowLeft: here - 1,
    ArrowDown: here - 1,
    Home: 0,
    End: all.length - 1,
  }[key]
  if (target === undefined) return undefined
  return all[Math.max(0, Math.min(all.length - 1, target))]
}

/** Whether both places of a point are known. */
function isPlaced(group: PlotPoints | undefined, index: number): boolean {
  return Number.isFinite(group?.x[index]) && Number.isFinite(group?.y[index])
}
