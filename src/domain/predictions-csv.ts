import { CsvWriter } from './csv-text.ts'
import type { PartName } from './prepared-data.ts'
import type { FittedTarget } from './recipe.ts'

/** Names of the columns that an answer fills: `predicted`, then for classes `p:CLASS` in class order. */
export function predictionNames(target: FittedTarget): string[] {
  if (target.task === 'regression') return ['predicted']
  return ['predicted', ...target.classes.map((name) => `p:${name}`)]
}

/**
 * One row's answer as texts, to go with `predictionNames`. Numbers are the shortest text that reads back as the
 * same float64; one that is not finite is left empty.
 * @param outputs [rows × outputs] answers, as `predictOutputs` gives them with the target's link
 * @param threshold binary only: the least chance that answers "positive"
 */
export function predictionTexts(
  target: FittedTarget,
  threshold: number,
  outputs: Float64Array,
  row: number,
): string[] {
  if (target.task === 'regression') return [numberText(outputs[row] ?? Number.NaN)]
  const chances = classChances(target, outputs, row)
  return [
    target.classes[predictedClass(target, threshold, chances)] ?? '',
    ...chances.map(numberText),
  ]
}

/** Row numbers and targets of one part of the split, as in `PreparedPart`. */
export interface UsedPart {
  rows: Uint32Array
  targets: Float64Array
}

/**
 * `predictions.csv`: every used row by row number, `row,split,actual,predicted` and for classes their chances.
 * UTF-8 text with LF line ends, values exact.
 */
export function predictionsCsv(
  parts: Record<PartName, UsedPart>,
  outputs: Record<PartName, Float64Array>,
  target: FittedTarget,
  threshold: number,
): string {
  const names = ['train', 'validation', 'test'] as const satisfies PartName[]
  const order = names
    .flatMap((part) => Array.from(parts[part].rows, (row, at) => ({ row, part, at })))
    .sort((a, b) => a.row - b.row)
  const writer = new CsvWriter()
  writer.add(['row', 'split', 'actual', ...predictionNames(target)])
  for (const { row, part, at } of order) {
    const actual = actualText(target, parts[part].targets[at] ?? Number.NaN)
    const answer = predictionTexts(target, threshold, outputs[part], at)
    writer.add([String(row), part, actual, ...answer])
  }
  return writer.parts().join('')
}

type ClassTarget = Exclude<FittedTarget, { task: 'regression' }>

/** One chance per class, in class order. */
function classChances(target: ClassTarget, outputs: Float64Array, row: number): number[] {
  if (target.task === 'multiclass') {
    const count = target.classes.length
    return Array.from(outputs.subarray(row * count, (row + 1) * count))
  }
  const positive = outputs[row] ?? Number.NaN
  return target.classes.map((name) => (name === target.positive ? positive : 1 - positive))
}

/** Binary: the positive class from the threshold on. Several classes: the likeliest, the first of equals. */
function predictedClass(target: ClassTarget, threshold: number, chances: number[]): number {
  if (target.task === 'multiclass') return chances.indexOf(Math.max(...chances))
  const positive = target.classes.indexOf(target.positive)
  return (chances[positive] ?? 0) >= threshold ? positive : 1 - positive
}

function actualText(target: FittedTarget, value: number): string {
  if (target.task === 'regression') return numberText(value)
  if (target.task === 'multiclass') return target.classes[value] ?? ''
  return target.classes.find((name) => (name === target.positive) === (value === 1)) ?? ''
}

function numberText(value: number): string {
  return Number.isFinite(value) ? String(value) : ''
}
