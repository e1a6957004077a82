import { expect, test } from 'vitest'
import { experimentFromLink, experimentToLink } from '../experiment-link.ts'
import { CONTROL_NAMES } from './classroom-choice.ts'
import { choiceOf, exerciseOf } from './exercise.ts'
import { toyExperiment } from './new-classroom.ts'

const CHOICE = {
  name: 'Why a bend is needed',
  note: 'Reach a loss below 0.1.\nAt most 6 units.',
  controls: { play: 'free', source: 'locked', seed: 'hidden', microscope: 'hidden' },
} as const

test('every control is offered once', () => {
  expect(new Set(CONTROL_NAMES).size).toBe(CONTROL_NAMES.length)
})

test('an exercise goes through a link and back with its name, its note and its locks', () => {
  const exercise = exerciseOf(toyExperiment('xor'), CHOICE)
  const read = experimentFromLink(experimentToLink(exercise, { withNames: false }))
  expect(read.ok && read.value).toEqual(exercise)
  expect(exercise.classroom).toMatchObject({
    name: CHOICE.name,
    note: CHOICE.note,
    locked: ['source'],
    hidden: ['seed', 'microscope'],
  })
})

test('the same exercise has the same id, another one has another, and so has a changed one', () => {
  const id = (choice = {}, set = toyExperiment('xor')) =>
    exerciseOf(set, { ...CHOICE, ...choice }).classroom?.exercise
  expect(id()).toMatch(/^[0-9a-f]{16}$/)
  expect(id()).toBe(id())
  expect(id({}, exerciseOf(toyExperiment('xor'), CHOICE))).toBe(id())
  expect(id({ note: 'Another.' })).not.toBe(id())
  expect(id({}, toyExperiment('moons'))).not.toBe(id())
})

test('an exercise that is opened again can be changed: its locks and words are those of before', () => {
  const { controls, ...words } = choiceOf(exerciseOf(toyExperiment('xor'), CHOICE))
  expect(words).toEqual({ name: CHOICE.name, note: CHOICE.note })
  expect(controls).toEqual({ source: 'locked', seed: 'hidden', microscope: 'hidden' })
})

test('what is free and unnamed leaves no trace but the id', () => {
  const { classroom } = exerciseOf(toyExperiment('xor'), { name: ' ', note: '', controls: {} })
  expect(Object.keys(classroom ?? {})).toEqual(['source', 'exercise'])
})

test('a name that is cut in the middle of a sign outside the basic plane loses the whole sign', () => {
  const name = `${'x'.repeat(79)}😀`
  const { classroom } = exerciseOf(toyExperiment('xor'), { name, note: '', controls: {} })
  expect(classroom?.name).toBe('x'.repeat(79))
})

test('a note that is too long, or an id that is none, is refused', () => {
  const exercise = exerciseOf(toyExperiment('xor'), CHOICE)
  const read = (classroom: object) =>
    experimentFromLink(
      experimentToLink(
        { ...exercise, classroom: { ...exercise.classroom, ...classroom } },
        { withNames: false },
      ),
    )
  expect(read({ note: 'x'.repeat(501) })).toMatchObject({
    failure: { code: 'invalidValue', details: { key: 'classroom.note' } },
  })
  expect(read({ exercise: '../etc' }).ok).toBe(false)
})
