import { meanConfidence } from '../../domain/classroom/confidence.ts'
import type { Messages } from '../../messages/en.ts'
import type { ClassroomPicture, ClassroomScene } from '../../protocol/classroom-api.ts'
import type { PlacedRow } from '../../protocol/microscope-view.ts'

/** Of classes: how sure it is of its answers to rows it has not seen, and how often rightly; else empty. */
export function confidenceWords(
  m: Messages,
  { points, recipe: { target } }: ClassroomScene,
  { answers, accuracies }: ClassroomPicture,
): string {
  const unseen = answers[points.findIndex(({ part }) => part === 'validation')]
  if (target.task === 'regression' || accuracies === undefined || !unseen?.length) return ''
  const outputs = target.task === 'multiclass' ? target.classes.length : 1
  return m.drawing.sure(
    m.format.chances(meanConfidence(unseen, outputs)),
    m.format.chances(accuracies.validation),
  )
}

/** What an output unit answers for a row that has its point in the plane; else empty. */
export function outputSaid(
  m: Messages,
  { points, recipe: { target } }: ClassroomScene,
  { answers }: ClassroomPicture,
  { part, place }: PlacedRow,
  unit: number,
): string {
  const group = points.findIndex((of) => of.part === part)
  const index = points[group]?.places.indexOf(place) ?? -1
  const outputs = target.task === 'multiclass' ? target.classes.length : 1
  const answer = index < 0 ? undefined : answers[group]?.[index * outputs + unit]
  if (answer === undefined) return ''
  return target.task === 'regression'
    ? m.format.number(answer, 3)
    : m.drawing.saysHere(m.format.chances(answer))
}
