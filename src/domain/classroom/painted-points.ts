import { canonicalJson } from '../canonical-json.ts'
import type { ColumnChoice, Experiment, SplitChoice } from '../experiment.ts'
import type { PartName } from '../prepared-data.ts'
import type { MadeSource, ToyName } from './classroom-choice.ts'
import { rowsOf } from './made-preparation.ts'
import { toyExperiment } from './new-classroom.ts'
import { BLUE, ORANGE } from './toy-sets.ts'

export type Brush = typeof ORANGE | typeof BLUE

/** A row: its place on the plane, and the answer there. On a line the second place is the answer itself. */
export type PaintedPoint = readonly [x: number, y: number, answer?: Brush | number]

/** What is asked of a place: one of two colours, a number, or how high a line is there. */
export type PaintedKind = 'classes' | 'numbers' | 'line'

export interface Painted {
  kind: PaintedKind
  points: readonly PaintedPoint[]
}

/** A colour needs so many points before there is something to learn from and something to check with. */
export const LEAST_OF_COLOUR = 5
/** And points with numbers, in all. */
export const LEAST_OF_NUMBERS = 10
/** What a link can still carry, with some room. */
export const MOST_PAINTED = 400
/** The canvas reaches from −1.2 to 1.2 at least, both ways. */
export const CANVAS_REACH = 1.2

/** The toy set whose question is asked of painted points. */
const LIKE: Record<PaintedKind, ToyName> = { classes: 'gaussians', numbers: 'plane', line: 'line' }
/** What the rows are made of; the last one is predicted. */
export const PAINTED_COLUMNS: Record<PaintedKind, readonly string[]> = {
  classes: ['x1', 'x2', 'class'],
  numbers: ['x1', 'x2', 'y'],
  line: ['x', 'y'],
}
const KINDS = Object.keys(PAINTED_COLUMNS) as PaintedKind[]
const NUMBER: ColumnChoice = { kind: 'number' }

/** A column of the document's rows, before the last one, says what each is for: a letter, for links are short. */
const PART = 'part'
const LETTERS: Record<PartName, string> = { train: 't', validation: 'v', test: 'e' }
const PAINTED_SPLIT: SplitChoice = {
  kind: 'column',
  column: PART,
  parts: { t: 'train', v: 'validation', e: 'test' },
}

/** Of each ten points of a colour: six are learnt from, three are checked with, one is left for the end. */
const TURNS: readonly PartName[] = [
  ...(['train', 'validation', 'train', 'test', 'train'] as const),
  ...(['validation', 'train', 'train', 'validation', 'train'] as const),
]

/** [points] What each is for: told by its turn in its colour, so that a point painted later moves no other one. */
export function paintedParts({ points }: Painted): PartName[] {
  const met = new Map<unknown, number>()
  return points.map(([, , answer]) => {
    const colour = typeof answer === 'string' ? answer : undefined
    const turn = met.get(colour) ?? 0
    met.set(colour, turn + 1)
    return TURNS[turn % TURNS.length] ?? 'train'
  })
}

/** Whether a set of points can be learnt from: there are some of each colour, and they are not all on one line. */
export function isEnough({ kind, points }: Painted): boolean {
  const varies = PAINTED_COLUMNS[kind].every(
    (_, c) => new Set(points.map((point) => point[c])).size > 1,
  )
  if (kind !== 'classes') return varies && points.length >= LEAST_OF_NUMBERS
  return (
    varies &&
    ([ORANGE, BLUE] as const).every(
      (colour) => countOf({ kind, points }, colour) >= LEAST_OF_COLOUR,
    )
  )
}

export function countOf({ points }: Painted, colour: Brush): number {
  return points.filter(([, , answer]) => answer === colour).length
}

/** The document over points that a person painted; what it says of the network and of learning stays. */
export function withPainted(document: Experiment, painted: Painted): Experiment {
  const { kind, points } = painted
  const { target, task, positive } = toyExperiment(LIKE[kind])
  const { source: _source, axes: _axes, weights: _weights, ...controls } = document.classroom ?? {}
  const { loss, ...training } = document.training ?? {}
  const { columns: _own, ...preparation } = document.preparation ?? {}
  const columns = withPart(PAINTED_COLUMNS[kind], PART)
  const parts = paintedParts(painted)
  const asksTheSame = document.task === task
  return {
    terrarium: 1,
    target,
    ...(task && { task }),
    ...(positive !== undefined && { positive }),
    // A few round places look like classes.
    columns: Object.fromEntries(
      PAINTED_COLUMNS[kind].filter((name) => name !== 'class').map((name) => [name, NUMBER]),
    ),
    split: PAINTED_SPLIT,
    ...(document.preparation && { preparation }),
    ...(document.network && { network: document.network }),
    training: { ...training, ...(asksTheSame && loss !== undefined && { loss }) },
    classroom: {
      ...controls,
      source: {
        kind: 'rows',
        columns,
        rows: points.map((point, i) =>
          withPart<number | string>(given(point), LETTERS[parts[i] ?? 'train']),
        ),
      },
    },
  }
}

/** A row's values, or their names, with what the row is for. */
function withPart<Value>(values: readonly Value[], part: Value): Value[] {
  return [...values.slice(0, -1), part, ...values.slice(-1)]
}

const given = ([x, y, answer]: PaintedPoint) => (answer === undefined ? [x, y] : [x, y, answer])

/** The points that a document holds, if they are of the kind that is painted. */
export function paintedOf({ classroom, split }: Experiment): Painted | undefined {
  const source = classroom?.source
  if (source?.kind !== 'rows' || split?.kind !== 'column') return undefined
  return canonicalJson(split) === canonicalJson(PAINTED_SPLIT) ? pointsOf(source) : undefined
}

/** The rows of a document as points, whoever made them; undefined where they could not have been painted. */
export function paintedFrom({ classroom }: Experiment): Painted | undefined {
  return classroom?.source && pointsOf(classroom.source)
}

/** What painting begins with where the rows could not have been painted: two small clouds. */
export function paintedClouds(): Painted {
  return pointsOf(CLOUDS) ?? { kind: 'classes', points: [] }
}

const CLOUDS: MadeSource = { kind: 'toy', name: 'gaussians', rows: 40, noise: 0.1 }

function pointsOf(source: MadeSource): Painted | undefined {
  const { columns, rows } = rowsOf(source)
  const part = columns.indexOf(PART)
  const isOwn = (_: unknown, c: number) => c !== part
  const names = columns.filter(isOwn).join()
  const kind = KINDS.find((one) => PAINTED_COLUMNS[one].join() === names)
  if (kind === undefined) return undefined
  const points = rows.slice(0, MOST_PAINTED).flatMap((row) => {
    const point = pointOf(kind, row.filter(isOwn))
    return point === undefined ? [] : [point]
  })
  return points.length < Math.min(rows.length, MOST_PAINTED) ? undefined : { kind, points }
}

function pointOf(
  kind: PaintedKind,
  [x, y, answer]: readonly (number | string)[],
): PaintedPoint | undefined {
  if (typeof x !== 'number' || typeof y !== 'number') return undefined
  const place = [hundredths(x), hundredths(y)] as const
  if (kind === 'line') return place
  if (kind === 'numbers') {
    return typeof answer === 'number' ? [...place, hundredths(answer)] : undefined
  }
  return answer === ORANGE || answer === BLUE ? [...place, answer] : undefined
}

/** Fine enough for any screen, short enough for a link. */
export const hundredths = (value: number) => Math.round(value * 100) / 100

/**
 * The points without the one nearest to a place; the same points where none is within reach.
 * @param reach in the units of each side
 */
export function withoutNearest(
  points: readonly PaintedPoint[],
  [x, y]: readonly [number, number],
  reach: readonly [number, number],
): readonly PaintedPoint[] {
  let nearest = 1
  let found: PaintedPoint | undefined
  for (const point of points) {
    const distance = Math.hypot((point[0] - x) / reach[0], (point[1] - y) / reach[1])
    if (distance > nearest) continue
    nearest = distance
    found = point
  }
  return found === undefined ? points : points.filter((point) => point !== found)
}
