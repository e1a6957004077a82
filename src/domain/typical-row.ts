import { stepsFor } from './column-choice.ts'
import { dateText } from './date-format.ts'
import type { Experiment } from './experiment.ts'
import { DEFAULT_PREPARATION } from './experiment-defaults.ts'
import { formattedText } from './number-format.ts'
import type { FittedCategory, FittedColumn, FittedHashed, FittedNumber } from './recipe.ts'

/** No text of a table: stands for every rare or new level of a category. */
export const OTHER_LEVEL = '\u0000other'

/** Digits of a number in a form: what a person would type. */
const DIGITS = 6

/**
 * What a form about one row begins with: medians and most frequent levels, each as it can be typed; `OTHER_LEVEL`
 * where all levels are rare, empty where none is known, and for texts.
 * @param experiment of which the column was fitted
 */
export function typicalText(column: FittedColumn, experiment: Experiment): string {
  switch (column.kind) {
    case 'number':
      return formattedText(Number(column.median.toPrecision(DIGITS)), column.format)
    case 'category': {
      const level = mostFrequentLevel(column)
      if (level === undefined) return column.other ? OTHER_LEVEL : ''
      return isFilledIn(level, column, experiment) ? '' : level
    }
    case 'hashed':
      return isFilledIn(column.impute, column, experiment) ? '' : column.impute
    case 'date':
      return dateText(column.impute)
    case 'boolean':
      return column.impute === 1 ? column.trueText : column.falseText
    case 'text':
      return ''
  }
}

/** The range that nearly all training rows are in, as it can be typed; rounded inwards, so that it holds itself. */
export function typedRange({ min, max, format }: FittedNumber): { low: string; high: string } {
  const low = rounded(min, Math.ceil)
  const high = rounded(max, Math.floor)
  const isEmpty = low > high
  return {
    low: formattedText(isEmpty ? min : low, format),
    high: formattedText(isEmpty ? max : high, format),
  }
}

function rounded(value: number, towards: (value: number) => number): number {
  const near = Number(value.toPrecision(DIGITS))
  if (value === 0 || near === value) return value
  const place = Math.floor(Math.log10(Math.abs(value))) - DIGITS + 1
  const parts = String(value).split('e')
  const shifted = Number(`${parts[0]}e${Number(parts[1] ?? 0) - place}`)
  return Number(`${towards(shifted)}e${place}`)
}

/** The first of equals; undefined where no level has a training row. */
function mostFrequentLevel({ levels, counts }: FittedCategory): string | undefined {
  const most = Math.max(0, ...counts)
  return most === 0 ? undefined : levels[counts.indexOf(most)]
}

/** Whether a text is the one that stands in for gaps, or for levels too rare to be kept, and no level of the rows. */
function isFilledIn(
  text: string,
  { name, impute }: FittedCategory | FittedHashed,
  { preparation }: Experiment,
): boolean {
  const own = stepsFor(preparation?.columns, name)?.category
  const constant = own?.constant ?? preparation?.category?.constant ?? ''
  const usual = DEFAULT_PREPARATION.category.constant
  return text === impute && text === (constant.trim() === '' ? usual : constant.trim())
}
