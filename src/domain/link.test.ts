import { expect, test } from 'vitest'
import { answerWriter, linkOf, type Link } from './link.ts'

function answers(link: Link, logits: number[]): number[] {
  const written = new Float64Array(logits.length)
  answerWriter(link, logits.length)(Float64Array.from([7, ...logits]), 1, written, 0)
  return [...written]
}

test('the link follows the target', () => {
  const base = { name: 'y', missing: [] }
  const classes: [string, string] = ['a', 'b']
  expect(linkOf({ ...base, task: 'binary', classes, positive: 'b' })).toEqual({ type: 'sigmoid' })
  expect(linkOf({ ...base, task: 'multiclass', classes })).toEqual({ type: 'softmax' })
  const link = linkOf({ ...base, task: 'regression', mean: 10, std: 2, min: 0, max: 20 })
  expect(answers(link, [1.5])).toEqual([13])
})

test('a logit of 0 is an even chance, far ones are certain', () => {
  expect(answers({ type: 'sigmoid' }, [0, 800, -800])).toEqual([0.5, 1, 0])
})

test('class chances sum to 1, also where logits are huge', () => {
  expect(answers({ type: 'softmax' }, [1e33, 0, -1e33])).toEqual([1, 0, 0])
  const sum = answers({ type: 'softmax' }, [1, 2, 3]).reduce((a, b) => a + b)
  expect(sum).toBeCloseTo(1, 14)
})
