import { dateText } from '../domain/date-format.ts'
import {
  binCount,
  inputCount,
  type FittedColumn,
  type FittedNumber,
  type FittedText,
} from '../domain/recipe.ts'
import { heaviestGrams } from '../domain/text/heaviest-grams.ts'
import type { Messages } from './en.ts'
import { numberWriter } from './number-writer.ts'
import { dateInputText, dateSteps } from './describe-dates.ts'

/** n-grams of one text. */
const SHOWN_GRAMS = 6

/** What is done to a column, step by step, with what was learnt from the training rows. */
export function stepsOf(m: Messages, column: FittedColumn): string[] {
  const n = m.format.count(inputCount(column))
  switch (column.kind) {
    case 'number':
      return numberSteps(m, column)
    case 'category':
      if (column.encode === 'ordinal') {
        return [m.steps.ordered(m.format.count(column.levels.length))]
      }
      return [column.other ? m.prepare.levelsOther(n) : m.prepare.levels(n)]
    case 'hashed':
      return [m.steps.hashed(n)]
    case 'boolean':
      return [m.prepare.booleanInput(column.trueText)]
    case 'date':
      return dateSteps(m, column)
    case 'text':
      return textSteps(m, column)
  }
}

function textSteps(m: Messages, column: FittedText): string[] {
  const { words, characters, buckets, idf, flag } = column
  const size = (n: number) => m.format.count(n)
  return [
    ...(words ? [m.texts.wordGrams(size(words.from), size(words.to))] : []),
    ...(characters ? [m.texts.characterGrams(size(characters.from), size(characters.to))] : []),
    m.texts.sharing(m.format.count(buckets)),
    ...(idf ? [m.texts.weighed] : []),
    ...(flag ? [m.steps.flagged] : []),
  ]
}

function numberSteps(m: Messages, column: FittedNumber): string[] {
  const { clip, power, method, center, scale, flag } = column
  const write = numberWriter(m.format, column)
  const steps: string[] = []
  if (clip) steps.push(m.steps.clipped(write(clip.lower), write(clip.upper)))
  if (power?.name === 'log') steps.push(m.steps.logged)
  if (power?.name === 'yeoJohnson') steps.push(m.steps.bent(m.format.number(power.lambda, 3)))
  const bins = binCount(column)
  if (bins !== undefined) steps.push(m.steps.ranges(m.format.count(bins)))
  else if (method !== 'none') {
    steps.push(
      scale === 0
        ? m.prepare.numberConstant
        : m.prepare.numberStandard(write(center), m.format.number(scale)),
    )
  } else if (steps.length === 0) steps.push(m.prepare.numberPlain)
  if (flag) steps.push(m.steps.flagged)
  return steps
}

/** What a missing cell of the column becomes. */
export function fillOf(m: Messages, column: FittedColumn): string {
  switch (column.kind) {
    case 'number':
      return numberWriter(m.format, column)(column.impute)
    case 'category':
      if (column.missingLevel) return m.steps.ownInput
      return column.other && !column.levels.includes(column.impute) ? m.data.others : column.impute
    case 'hashed':
      return column.missingLevel ? m.steps.ownInput : column.impute
    case 'boolean':
      return column.impute === 1 ? column.trueText : column.falseText
    case 'date':
      return dateText(column.impute)
    case 'text':
      return m.texts.noWords
  }
}

/**
 * What a row's cell became; of inputs of which one is 1, which that is.
 * @param inputs of the column
 * @param names of these inputs, as the recipe has them
 * @param cell as read
 */
export function inputOf(
  m: Messages,
  column: FittedColumn,
  inputs: readonly number[],
  names: readonly string[],
  cell: string | null | undefined,
): string {
  const [first = 0] = inputs
  const hot = inputs.indexOf(1)
  switch (column.kind) {
    case 'number': {
      if (column.edges === undefined) return m.format.number(first, 3)
      return m.steps.range((names[hot] ?? '').slice(column.name.length + 1))
    }
    case 'category': {
      if (column.encode === 'ordinal') return m.format.number(first, 3)
      if (hot < 0) return '0'
      const last = column.missingLevel && hot === inputs.length - 1
      return m.prepare.hot(last ? m.common.missing : (column.levels[hot] ?? m.data.others))
    }
    case 'hashed':
      return m.steps.bucket(m.format.count(hot + 1))
    case 'boolean':
      return m.format.number(first, 3)
    case 'date':
      return dateInputText(m, column, inputs)
    case 'text':
      return gramsOf(m, column, cell ?? '')
  }
}

function gramsOf(m: Messages, column: FittedText, text: string): string {
  const grams = heaviestGrams(column, text, SHOWN_GRAMS)
  if (grams.length === 0) return m.texts.noWords
  const shown = grams.map(({ gram, weight }) => m.texts.gram(gram, m.format.number(weight, 2)))
  return shown.join(m.texts.gramSeparator)
}
