import type { Experiment } from '../experiment.ts'
import { rowsOf } from './made-preparation.ts'
import { toyExperiment } from './new-classroom.ts'
import { BLUE, ORANGE } from './toy-sets.ts'

export type Brush = typeof ORANGE | typeof BLUE
export type PaintedPoint = readonly [x: number, y: number, colour: Brush]

/** A colour needs so many points before there is something to learn from and something to check with. */
export const LEAST_OF_COLOUR = 5
/** What a link can still carry, with some room. */
export const MOST_PAINTED = 400

const PAINTED_SPLIT = {
  kind: 'fractions',
  train: 0.6,
  validation: 0.2,
  test: 0.2,
  seed: 1,
} as const

/** Whether a set of points can be learnt from. */
export function isEnough(points: readonly PaintedPoint[]): boolean {
  return [ORANGE, BLUE].every(
    (brush) => points.filter(([, , colour]) => colour === brush).length >= LEAST_OF_COLOUR,
  )
}

/** The document over points that a person painted. */
export function withPainted(document: Experiment, points: readonly PaintedPoint[]): Experiment {
  const { target, task, positive } = toyExperiment('gaussians')
  const { source: _source, axes: _axes, weights: _weights, ...controls } = document.classroom ?? {}
  const { loss: _loss, ...training } = document.training ?? {}
  return {
    terrarium: 1,
    target,
    ...(task && { task }),
    ...(positive !== undefined && { positive }),
    split: PAINTED_SPLIT,
    ...(document.network && { network: document.network }),
    training,
    classroom: {
      ...controls,
      source: {
        kind: 'rows',
        columns: ['x1', 'x2', target],
        rows: points.map(([x, y, colour]) => [x, y, colour]),
      },
    },
  }
}

/** The points that a document holds, if they are of the kind that is painted. */
export function paintedOf({ classroom }: Experiment): PaintedPoint[] | undefined {
  const source = classroom?.source
  if (source?.kind !== 'rows' || source.columns.join() !== 'x1,x2,class') return undefined
  return rowsOf(source).rows.flatMap(([x, y, colour]): PaintedPoint[] =>
    typeof x === 'number' && typeof y === 'number' && (colour === ORANGE || colour === BLUE)
      ? [[x, y, colour]]
      : [],
  )
}
