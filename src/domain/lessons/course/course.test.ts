import { expect, test } from 'vitest'
import { experimentFromLink, experimentToLink } from '../../experiment-link.ts'
import { parseExperiment } from '../../experiment-schema.ts'
import type { Words } from '../lesson.ts'
import { COURSE, lessonAfter, lessonOf } from './course.ts'

/** Every text of a lesson, however deep. */
function textsOf(value: unknown): Words[] {
  if (typeof value !== 'object' || value === null) return []
  if ('en' in value && 'zh-CN' in value) return [value as Words]
  return Object.values(value).flatMap(textsOf)
}

test('there are eleven lessons, each found again by what its set-up says', () => {
  expect(COURSE).toHaveLength(11)
  expect(new Set(COURSE.map(({ id }) => id)).size).toBe(11)
  for (const { id, experiment } of COURSE) {
    const opened = { ...experiment, classroom: { ...experiment.classroom, lesson: id } }
    expect(lessonOf(opened)?.id).toBe(id)
  }
})

test('after a lesson comes the next that is not finished, and after all of them none', () => {
  const ids = COURSE.map(({ id }) => id)
  expect(lessonAfter(undefined, [])?.id).toBe(ids[0])
  expect(lessonAfter(ids[0], [])?.id).toBe(ids[1])
  expect(lessonAfter(ids[3], ids.slice(3, 6))?.id).toBe(ids[6])
  expect(lessonAfter(ids[10], ids.slice(5))?.id).toBe(ids[0])
  expect(lessonAfter(ids[10], ids)).toBeUndefined()
})

test.each(COURSE)('$id is a document that a link can carry', ({ id, experiment }) => {
  expect(parseExperiment(experiment)).toMatchObject({ ok: true })
  const opened = { ...experiment, classroom: { ...experiment.classroom, lesson: id } }
  expect(experimentFromLink(experimentToLink(opened, { withNames: false })).ok).toBe(true)
})

test.each(COURSE)('$id says everything in both languages', (lesson) => {
  for (const { en, 'zh-CN': zh } of textsOf(lesson)) {
    expect(en).not.toMatch(/\p{Script=Han}/u)
    // Formulas and names are the same everywhere.
    if (/[a-z]{4}/i.test(en.replace(/ReLU|tanh|Adam/g, ''))) expect(zh).toMatch(/\p{Script=Han}/u)
  }
})

test.each(COURSE)(
  '$id takes three to eight minutes, and every choice has one right answer',
  (lesson) => {
    expect(lesson.minutes).toBeGreaterThanOrEqual(3)
    expect(lesson.minutes).toBeLessThanOrEqual(8)
    for (const task of lesson.steps.flatMap(({ tasks }) => tasks)) {
      if (task.kind !== 'choice') continue
      expect(task.options.filter(({ isRight }) => isRight)).toHaveLength(1)
    }
  },
)
