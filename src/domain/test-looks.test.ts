import { expect, test } from 'vitest'
import { trainedModel } from './fixtures/trained-model.ts'
import { readModel, writeModel } from './model-schema.ts'
import { readTestLooks, writeTestLooks } from './test-looks-schema.ts'
import { isTestLocked, lookAgain, looksAt, type TestLooks } from './test-looks.ts'
import type { TrainedModel } from './trained-model.ts'

/** A model just trained. */
function fresh(changes: Partial<TrainedModel> = {}): TrainedModel {
  const model = trainedModel(changes)
  return { ...model, report: { ...model.report, testLooks: 0 } }
}

test('looks are counted by the rows: a second model on the same rows is a second look', () => {
  const none: TestLooks = new Map()
  const first = fresh()
  expect(isTestLocked(first)).toBe(true)
  expect(looksAt(none, first)).toBe(0)

  const once = lookAgain(none, first)
  expect(isTestLocked(once.model)).toBe(false)
  expect(once.model.report.testLooks).toBe(1)

  const second = fresh({ experiment: { ...first.experiment, training: { epochs: 9 } } })
  expect(isTestLocked(second)).toBe(true)
  expect(looksAt(once.looks, second)).toBe(1)
  expect(lookAgain(once.looks, second).model.report.testLooks).toBe(2)

  const otherRows = fresh({
    experiment: { ...first.experiment, split: { kind: 'fractions', seed: 7 } },
  })
  expect(looksAt(once.looks, otherRows)).toBe(0)
})

test('a kept model knows its count, in a browser that has forgotten it too', () => {
  const { model } = lookAgain(new Map([[keyOf(fresh()), 4]]), fresh())
  const kept = readModel(writeModel(model))
  if (!kept.ok) throw new Error(kept.failure.code)
  expect(looksAt(new Map(), kept.value)).toBe(5)
})

test('a model saved before looks were counted is open, and its count is not known', () => {
  const { testLooks, ...report } = fresh().report
  expect(testLooks).toBe(0)
  const old = { ...fresh(), report }
  expect(isTestLocked(old)).toBe(false)
  expect(looksAt(new Map(), old)).toBeUndefined()
})

test('counts survive being written; anything else is no looks', () => {
  const { looks } = lookAgain(new Map(), fresh())
  expect(readTestLooks(writeTestLooks(looks))).toEqual(looks)
  for (const text of [null, '', '{}', '[["a",0]]', '[["a","b"]]', 'x']) {
    expect(readTestLooks(text).size).toBe(0)
  }
})

function keyOf(model: TrainedModel): string {
  return [...lookAgain(new Map(), model).looks.keys()].join('')
}
