import { LARGEST_NUMBER } from '../cell-readers.ts'
import type { Features } from '../features.ts'
import { formRow, type FormTexts } from '../form-row.ts'
import { formattedValue } from '../number-format.ts'
import { answerOf, type FittedRecipe, type FittedTarget } from '../recipe.ts'
import { fail, ok, type Result } from '../result.ts'

/**
 * A row as a person typed it, with its answer, prepared as those of the table are.
 * @param answer a class, or a number with a point before its decimals
 * @returns [1 × inputs], and the answer as in `PreparedPart`; fails with `invalidNumber` and `invalidDate`
 */
export function typedRow(
  recipe: FittedRecipe,
  texts: FormTexts,
  answer: string,
): Result<{ features: Features; target: number }> {
  const target = typedAnswer(recipe.target, answer)
  if (!target.ok) return target
  const features = formRow(recipe, texts)
  return features.ok ? ok({ features: features.value, target: target.value }) : features
}

/** The number that stands for an answer. Fails with `invalidNumber`. */
export function typedAnswer(target: FittedTarget, answer: string): Result<number> {
  switch (target.task) {
    case 'binary':
      return ok(Number(answer === target.positive))
    case 'multiclass':
      return ok(Math.max(0, target.classes.indexOf(answer)))
    case 'regression': {
      const value = formattedValue(answer, undefined)
      return Math.abs(value) <= LARGEST_NUMBER
        ? ok(value)
        : fail('invalidNumber', { column: target.name, value: answer })
    }
  }
}

/** An answer as it can be typed. */
export function answerText(target: FittedTarget, value: number): string {
  switch (target.task) {
    case 'binary':
      return answerOf(target, value === 1)
    case 'multiclass':
      return target.classes[value] ?? ''
    case 'regression':
      return String(value)
  }
}
