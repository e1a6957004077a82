import { describe, expect, test } from 'vitest'
import { predictionNames, predictionTexts, predictionsCsv } from './predictions-csv.ts'
import type { FittedTarget } from './recipe.ts'

const BINARY: FittedTarget = {
  task: 'binary',
  name: 'y',
  classes: ['no', 'yes'],
  positive: 'no',
  missing: [],
}
const COLOURS: FittedTarget = {
  task: 'multiclass',
  name: 'y',
  classes: ['blue', 'green, pale', 'red'],
  missing: [],
}
const PRICE: FittedTarget = {
  task: 'regression',
  name: 'y',
  mean: 0,
  std: 1,
  min: -1,
  max: 1,
  missing: [],
}

const chances = (...values: number[]) => Float64Array.from(values)

describe('the answer for a row', () => {
  test('of two classes is the positive one from the threshold on, with a chance for each', () => {
    expect(predictionNames(BINARY)).toEqual(['predicted', 'p:no', 'p:yes'])
    expect(predictionTexts(BINARY, 0.25, chances(0, 0.25), 1)).toEqual(['no', '0.25', '0.75'])
    expect(predictionTexts(BINARY, 0.26, chances(0, 0.25), 1)).toEqual(['yes', '0.25', '0.75'])
  })

  test('of several classes is the likeliest, the first of equals', () => {
    const outputs = chances(0.2, 0.3, 0.5, 0.4, 0.4, 0.2)
    expect(predictionTexts(COLOURS, 0.5, outputs, 0)).toEqual(['red', '0.2', '0.3', '0.5'])
    expect(predictionTexts(COLOURS, 0.5, outputs, 1)[0]).toBe('blue')
  })

  test('of a regression is the number, every digit of it', () => {
    expect(predictionNames(PRICE)).toEqual(['predicted'])
    expect(predictionTexts(PRICE, 0.5, chances(1 / 3), 0)).toEqual([String(1 / 3)])
    expect(predictionTexts(PRICE, 0.5, chances(Infinity), 0)).toEqual([''])
  })
})

describe('predictions.csv', () => {
  const part = (rows: number[], targets: number[]) => ({
    rows: Uint32Array.from(rows),
    targets: Float64Array.from(targets),
  })

  test('has every used row by row number, with its part, the truth and the chances', () => {
    const csv = predictionsCsv(
      { train: part([1, 4], [0, 2]), validation: part([0], [1]), test: part([10], [0]) },
      {
        train: chances(1, 0, 0, 0, 0, 1),
        validation: chances(0, 1, 0),
        test: chances(0.5, 0.25, 0.25),
      },
      COLOURS,
      0.5,
    )
    expect(csv).toBe(
      [
        'row,split,actual,predicted,p:blue,"p:green, pale",p:red',
        '0,validation,"green, pale","green, pale",0,1,0',
        '1,train,blue,blue,1,0,0',
        '4,train,red,red,0,0,1',
        '10,test,blue,blue,0.5,0.25,0.25',
        '',
      ].join('\n'),
    )
  })

  test('tells the two classes apart by the positive one, wherever that stands', () => {
    const none = part([], [])
    const csv = predictionsCsv(
      { train: part([0, 1], [1, 0]), validation: none, test: none },
      { train: chances(0.9, 0.8), validation: chances(), test: chances() },
      BINARY,
      0.5,
    )
    expect(csv.split('\n').slice(1, 3)).toEqual([
      `0,train,no,no,0.9,${1 - 0.9}`,
      `1,train,yes,no,0.8,${1 - 0.8}`,
    ])
  })
})
