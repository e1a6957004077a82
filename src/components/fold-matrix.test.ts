import { describe, expect, it } from 'vitest'
import { foldMatrix } from './fold-matrix.ts'

const matrix = [
  [5, 1, 0, 0],
  [0, 1, 1, 0],
  [2, 0, 30, 1],
  [0, 0, 0, 3],
]
const classes = ['a', 'b', 'c', 'd']

describe('foldMatrix', () => {
  it('leaves a small matrix as it is', () => {
    expect(foldMatrix(matrix, classes, 4, 'other')).toEqual({ classes, matrix, rest: null })
  })

  it('keeps the most frequent classes in their order and adds up the rest', () => {
    expect(foldMatrix(matrix, classes, 2, 'other')).toEqual({
      classes: ['a', 'c', 'other'],
      matrix: [
        [5, 0, 1],
        [2, 30, 1],
        [0, 1, 4],
      ],
      rest: 2,
    })
  })
})
