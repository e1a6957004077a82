import { niceTicks, tickFormat } from '../../components/chart-scale.ts'
import { classTone, TONES } from '../../components/class-tones.ts'
import {
  SHAPES,
  type PlotAxes,
  type PlotAxis,
  type PlotPoints,
  type PointLook,
} from '../../components/plane-plot.ts'
import { NUMBER_REACH } from '../../domain/classroom/plane-maps.ts'
import type { PlaneAxis } from '../../domain/classroom/plane.ts'
import {
  CANVAS_REACH,
  PAINTED_COLUMNS,
  paintedParts,
  type Painted,
} from '../../domain/classroom/painted-points.ts'
import type { ScenePoints } from '../../domain/classroom/scene.ts'
import { ORANGE } from '../../domain/classroom/toy-sets.ts'
import { isCurrency } from '../../domain/number-units.ts'
import type { FittedNumber, FittedTarget } from '../../domain/recipe.ts'
import type { Messages } from '../../messages/en.ts'
import { numberWriter } from '../../messages/number-writer.ts'
import type { ClassroomScene } from '../../protocol/classroom-api.ts'

/** Steps of the ramp that points of a regression are coloured by. */
const RAMP = 7
const MARGIN = 0.08

/** How points of each answer look; of a number, how they look from low to high. */
export function looksOf(target: FittedTarget): PointLook[] {
  if (target.task === 'binary') {
    return [
      { shape: 'square', tone: 'negative' },
      { shape: 'circle', tone: 'positive' },
    ]
  }
  if (target.task === 'regression') {
    return Array.from({ length: RAMP }, (_, step) => ({ shape: 'circle', tone: `ramp-${step}` }))
  }
  return target.classes.map((_, k) => {
    const turn = Math.floor(k / TONES)
    return {
      shape: SHAPES[(k + turn) % SHAPES.length] ?? 'circle',
      tone: classTone(k),
    }
  })
}

/** Names of the answers in the order of the numbers that stand for them; none where the answer is a number. */
export function answerNames(target: FittedTarget): string[] {
  if (target.task === 'regression') return []
  if (target.task === 'multiclass') return target.classes
  return [...target.classes.filter((name) => name !== target.positive), target.positive]
}

/** Whether the answer is drawn as a curve: there is one column of numbers, and one answer. */
export function isCurve({ plane, recipe }: ClassroomScene): boolean {
  return plane !== undefined && plane.y === undefined && recipe.target.task !== 'multiclass'
}

/** The points of the scene, with places on both axes. */
export function plotPoints({ points, recipe: { target } }: ClassroomScene): PlotPoints[] {
  return points.map((group) => ({
    x: group.x,
    y: group.y ?? Float32Array.from(group.targets, (value) => laneOf(target, value)),
    look: Uint8Array.from(group.targets, (value) => lookOf(target, value)),
    hollow: group.part === 'validation',
  }))
}

/** Painted points as they are on the canvas now, in the groups of the scene, and last those that nothing looks at yet. */
export function paintedPlotPoints(
  painted: Painted,
  { recipe: { target } }: ClassroomScene,
): PlotPoints[] {
  const parts = paintedParts(painted)
  return (['train', 'validation', 'test'] as const).map((part) => {
    const points = painted.points.filter((_, i) => parts[i] === part)
    return {
      x: Float32Array.from(points, ([x]) => x),
      y: Float32Array.from(points, ([, y]) => y),
      look: Uint8Array.from(points, ([, y, answer = y]) =>
        lookOf(target, typeof answer === 'number' ? answer : Number(answer === ORANGE)),
      ),
      hollow: part !== 'train',
    }
  })
}

/** Whether painted points lie on the plane of a scene: it asks the same of the same columns. */
export function isPaintedScene({ recipe }: ClassroomScene, { kind }: Painted): boolean {
  const names = [...recipe.columns.map(({ name }) => name), recipe.target.name]
  return names.join() === PAINTED_COLUMNS[kind].join()
}

/** Height of an answer where there is no second column. */
function laneOf(target: FittedTarget, value: number): number {
  return target.task === 'multiclass' ? (value + 0.5) / target.classes.length : value
}

function lookOf(target: FittedTarget, value: number): number {
  if (target.task !== 'regression') return value
  const share = (value - target.mean) / (target.std || 1) / NUMBER_REACH
  return Math.max(0, Math.min(RAMP - 1, Math.floor(((share + 1) / 2) * RAMP)))
}

/** A number of a column in people's way: with its sign of money, years without a separator. */
export function columnText(
  m: Messages,
  { min, max, format }: Pick<FittedNumber, 'min' | 'max' | 'format'>,
): (value: number, digits?: number) => string {
  const write = numberWriter(m.format, { min, max })
  const unit = format?.unit ?? ''
  return unit.length === 1 && isCurrency(unit)
    ? (value, digits) => `${unit}${write(value, digits)}`
    : write
}

/** A column's name, and its unit where the numbers do not show it. */
export function columnTitle({ name, format }: FittedNumber): string {
  const unit = format?.unit ?? ''
  return unit === '' || (unit.length === 1 && isCurrency(unit)) ? name : `${name} (${unit})`
}

/** Both axes of the plot. @param isPainted whether its points are painted, so that an axis must not move under them */
export function plotAxes(
  m: Messages,
  scene: ClassroomScene,
  locale: string,
  isPainted: boolean,
): PlotAxes | undefined {
  const { plane, recipe } = scene
  if (plane === undefined) return undefined
  return {
    x: columnAxis(m, scene, plane.x, locale),
    y: plane.y
      ? columnAxis(m, scene, plane.y, locale)
      : answerAxis(m, recipe.target, scene.points, isPainted),
  }
}

function columnAxis(
  m: Messages,
  { recipe }: ClassroomScene,
  { column, low, high }: PlaneAxis,
  locale: string,
): PlotAxis {
  const text = columnText(m, recipe.columns[column] as FittedNumber)
  const ticks = ticksWithin(low, high)
  const short = tickFormat(ticks, locale)
  const isLarge = Math.max(Math.abs(low), Math.abs(high)) >= 1e4
  return { low, high, ticks, text: (value) => (isLarge ? short(value) : text(value, 6)) }
}

function answerAxis(
  m: Messages,
  target: FittedTarget,
  points: readonly ScenePoints[],
  isPainted: boolean,
): PlotAxis {
  if (target.task === 'multiclass') return { low: 0, high: 1, ticks: [], text: String }
  if (target.task === 'binary') {
    return {
      low: -MARGIN,
      high: 1 + MARGIN,
      ticks: [0, 0.25, 0.5, 0.75, 1],
      text: (value) => m.format.number(100 * value),
    }
  }
  const values = points.flatMap(({ targets }) => [...targets])
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const margin = MARGIN * (most - least || 1)
  const [low, high] = isPainted
    ? [Math.min(-CANVAS_REACH, least), Math.max(CANVAS_REACH, most)]
    : [least - margin, most + margin]
  return { low, high, ticks: ticksWithin(low, high), text: (value) => m.format.number(value, 6) }
}

function ticksWithin(low: number, high: number): number[] {
  return niceTicks(low, high).values.filter((value) => value >= low && value <= high)
}
