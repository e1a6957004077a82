import { expect, test } from 'vitest'
import { exerciseOf } from '../classroom/exercise.ts'
import { toyExperiment } from '../classroom/new-classroom.ts'
import type { Experiment } from '../experiment.ts'
import { classResult, hiddenUnits, resultText, type ClassResult } from './class-result.ts'
import { readClassResult } from './class-result-schema.ts'
import { mistakesOf } from './common-mistakes.ts'
import { gatherResults, NOTHING_GATHERED, ofOtherExercises, ranked } from './gather-results.ts'

const EXERCISE = exerciseOf(toyExperiment('xor'), { name: 'XOR', note: '', controls: {} })
const NETWORK = { inputs: 2, layers: [], loss: 'logistic' } as never

function finished(document: Experiment = EXERCISE) {
  return {
    document,
    network: NETWORK,
    history: [
      { epoch: 1, trainLoss: 0.6, validationLoss: 0.7, seconds: 0.25 },
      { epoch: 2, trainLoss: 0.5, validationLoss: 0.6, seconds: 0.5 },
    ],
    hasDiverged: false,
    tasks: { done: 1, of: 2 },
    build: 'abc',
  }
}

const made = classResult(finished(), ' Ada ')

/** A result that differs from a usual one. */
function result(change: Partial<ClassResult>): ClassResult {
  return {
    ...made,
    epochs: 100,
    trainLoss: 0.1,
    validationLoss: 0.1,
    parameters: 31,
    tasks: { done: 0, of: 0 },
    ...change,
  }
}

const linear: ClassResult['document'] = { ...EXERCISE, network: { layers: [] } }

test('a result goes through its file and back', () => {
  const read = readClassResult(resultText(made), 'ada.json')
  expect(read.ok && read.value).toEqual(made)
  expect(made).toMatchObject({
    student: 'Ada',
    exercise: EXERCISE.classroom?.exercise,
    epochs: 2,
    validationLoss: 0.6,
    seconds: 0.75,
  })
  expect(hiddenUnits(made)).toBe(7)
})

test('of a table of one’s own no name of a column is handed in', () => {
  const { classroom: _rows, ...own } = EXERCISE
  const document: Experiment = {
    ...own,
    target: 'salary',
    columns: { iban: { role: 'ignore' } },
    preparation: { columns: { age: { number: { scale: 'none' } } } },
    classroom: { axes: ['age', 'height'] },
  }
  const text = resultText(classResult(finished(document), ''))
  for (const name of ['salary', 'iban', 'age"', 'height', 'student'])
    expect(text).not.toContain(name)
  expect(readClassResult(text, 'x.json').ok).toBe(true)
})

test('a run that ended without a number says so', () => {
  expect(classResult({ ...finished(), hasDiverged: true }, '')).toMatchObject({
    trainLoss: null,
    validationLoss: null,
  })
})

test.each([
  ['', 'notAResult'],
  ['{"terrarium":1,"target":"x"}', 'notAResult'],
  ['x'.repeat(600_000), 'notAResult'],
  [JSON.stringify({ ...made, epochs: -1 }), 'invalidValue'],
  [JSON.stringify({ ...made, student: '<b>'.repeat(30) }), 'invalidValue'],
  [JSON.stringify({ ...made, grade: 'A' }), 'unknownKey'],
  [JSON.stringify({ ...made, document: { ...made.document, network: 7 } }), 'invalidValue'],
])('what is no result is refused: %.60s', (text, code) => {
  expect(readClassResult(text, 'x.json')).toMatchObject({ failure: { code } })
})

test('the same result counts once, and a foreign file is named', async () => {
  const first = await gatherResults(NOTHING_GATHERED, [
    { name: 'ada.json', text: resultText(made) },
    { name: 'again.json', text: resultText(made) },
    { name: 'photo.json', text: 'JFIF' },
  ])
  expect(first.results).toEqual([made])
  expect(first.duplicates).toEqual(['again.json'])
  expect(first.foreign).toMatchObject([{ name: 'photo.json', failure: { code: 'notAResult' } }])
  const second = await gatherResults(first, [
    { name: 'bob.json', text: resultText({ ...made, student: 'Bob', exercise: null }) },
  ])
  expect(second.results.map(({ student }) => student)).toEqual(['Ada', 'Bob'])
  expect(second.foreign).toEqual([])
  expect(ofOtherExercises(second.results)).toBe(1)
})

test('the lowest validation loss comes first, what diverged last', () => {
  const results = [
    result({ validationLoss: null }),
    result({ validationLoss: 0.3 }),
    result({ validationLoss: 0.1, parameters: 50 }),
    result({ validationLoss: 0.1, parameters: 20 }),
  ]
  expect(
    ranked(results).map(({ validationLoss, parameters }) => [validationLoss, parameters]),
  ).toEqual([
    [0.1, 20],
    [0.1, 50],
    [0.3, 31],
    [null, 31],
  ])
})

test('each mistake is found where it was made, and nowhere else', () => {
  const good = result({})
  const cases = {
    diverged: result({ trainLoss: null, validationLoss: null }),
    linear: result({
      document: linear,
      trainLoss: 0.65,
      validationLoss: 0.69,
      parameters: 3,
      epochs: 5,
    }),
    tooFewEpochs: result({ trainLoss: 0.5, validationLoss: 0.5, epochs: 5 }),
    overfitting: result({ trainLoss: 0.01, validationLoss: 0.11 }),
    tooLarge: result({ parameters: 310 }),
    tasksLeft: result({ tasks: { done: 1, of: 3 } }),
  }
  const found = mistakesOf([good, ...Object.values(cases)])
  expect(found.get(good)).toEqual([])
  for (const [mistake, made] of Object.entries(cases)) expect(found.get(made)).toEqual([mistake])
})

test('a linear network is no mistake where nobody did better with a bend', () => {
  const line = result({ document: linear, parameters: 3 })
  expect(mistakesOf([line, result({})]).get(line)).toEqual([])
  expect(mistakesOf([]).size).toBe(0)
})
