import type { FittedNumber, FittedTarget } from '../../domain/recipe.ts'
import type { Messages } from '../../messages/en.ts'
import { quote } from '../../messages/quote.ts'
import type { ClassroomScene } from '../../protocol/classroom-api.ts'
import { answerNames, columnText } from './surface-plot.ts'

/** A point of the scene, and what the network answers there. */
interface AnsweredPoint {
  group: number
  index: number
}

/** Answers of one part: [points × outputs], as `ClassroomPicture.answers`. */
type Answers = ArrayLike<number> | undefined

/** The likeliest answer of a point and its chance; binary: whether it is at or above the threshold. */
function verdictOf(
  target: FittedTarget,
  threshold: number,
  answers: ArrayLike<number>,
  index: number,
): { answer: number; chance: number } {
  if (target.task === 'binary') {
    const chance = answers[index] ?? Number.NaN
    return { answer: chance >= threshold ? 1 : 0, chance }
  }
  const outputs = target.task === 'multiclass' ? target.classes.length : 1
  let answer = 0
  for (let k = 1; k < outputs; k++) {
    if ((answers[index * outputs + k] ?? 0) > (answers[index * outputs + answer] ?? 0)) answer = k
  }
  return { answer, chance: answers[index * outputs + answer] ?? Number.NaN }
}

/** How the network does on rows it has not seen, in one sentence. */
export function scoreWords(
  m: Messages,
  scene: ClassroomScene,
  answers: readonly Answers[],
): string {
  const { recipe, plan } = scene
  const { target } = recipe
  const group = scene.points.findIndex(({ part }) => part === 'validation')
  const said = answers[group]
  const targets = scene.points[group]?.targets ?? []
  if (said === undefined || targets.length === 0) return ''
  if (target.task === 'regression') {
    let sum = 0
    for (let i = 0; i < targets.length; i++) sum += Math.abs((said[i] ?? 0) - (targets[i] ?? 0))
    return m.drawing.off(m.format.number(sum / targets.length, 3))
  }
  let right = 0
  for (let i = 0; i < targets.length; i++) {
    if (verdictOf(target, plan.resolved.threshold, said, i).answer === targets[i]) right++
  }
  return m.drawing.right(m.format.count(right), m.format.count(targets.length))
}

/** Where a point lies, column by column. */
function placeWords(m: Messages, scene: ClassroomScene, { group, index }: AnsweredPoint): string {
  const { plane, recipe } = scene
  const points = scene.points[group]
  const parts = [
    { axis: plane?.x, value: points?.x[index] },
    { axis: plane?.y, value: points?.y?.[index] },
  ].flatMap(({ axis, value }) =>
    axis === undefined || value === undefined
      ? []
      : [
          m.drawing.value(
            axis.name,
            columnText(m, recipe.columns[axis.column] as FittedNumber)(value),
          ),
        ],
  )
  return m.common.list(parts)
}

/** What a row is. */
export function targetWords(m: Messages, target: FittedTarget, value: number): string {
  if (target.task === 'regression') return m.drawing.value(target.name, m.format.number(value))
  return quote(answerNames(target)[value] ?? '')
}

/** What the network says of a point, without a verdict. */
export function saidWords(
  m: Messages,
  { recipe: { target }, plan }: ClassroomScene,
  answers: Answers,
  index: number,
): string {
  if (answers === undefined) return ''
  if (target.task === 'regression') return m.format.number(answers[index] ?? Number.NaN)
  const { answer, chance } = verdictOf(target, plan.resolved.threshold, answers, index)
  if (target.task === 'binary') return m.format.chances(chance)
  return m.drawing.value(target.classes[answer] ?? '', m.format.chances(chance))
}

/** A point in words: where it lies, what it is, what the network says, and whether that is right. */
export function pointWords(
  m: Messages,
  scene: ClassroomScene,
  point: AnsweredPoint,
  answers: Answers,
): string {
  const { target } = scene.recipe
  const value = scene.points[point.group]?.targets[point.index] ?? Number.NaN
  const is = m.drawing.is(placeWords(m, scene, point), targetWords(m, target, value))
  if (answers === undefined) return is
  if (target.task === 'regression') {
    return `${is} ${m.drawing.saysNumber(saidWords(m, scene, answers, point.index))}`
  }
  const { threshold } = scene.plan.resolved
  const { answer, chance } = verdictOf(target, threshold, answers, point.index)
  const named = target.task === 'binary' ? target.positive : (target.classes[answer] ?? '')
  return `${is} ${m.drawing.saysChance(m.format.chances(chance), named, answer === value)}`
}
