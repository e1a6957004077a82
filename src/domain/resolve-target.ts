import { compareCodePoints } from './code-point-order.ts'
import type { Experiment, Task } from './experiment.ts'
import { listed } from './listed.ts'
import { mostLevels } from './most-levels.ts'
import type { ColumnProfile, LevelCount } from './profile.ts'
import { fail, ok, type Result } from './result.ts'

interface ResolvedTarget {
  task: Task
  /** In code-point order; empty for regression. */
  classes: string[]
  /** Binary only. */
  positive: string | undefined
}

/** Whole numbers with at most so many different values are taken for classes. */
const MOST_NUMBER_CLASSES = 20

/**
 * What is to be predicted, as the target's values have it. Classes are the trimmed texts as read.
 * Fails with `targetEmpty`, `oneClass`, `notBinary`, `tooManyClasses`, `positiveMissing`, `notANumber`,
 * `constantTarget`.
 * @param rows of the table
 */
export function resolveTarget(
  experiment: Pick<Experiment, 'target' | 'task' | 'positive' | 'preparation'>,
  column: ColumnProfile,
  rows: number,
): Result<ResolvedTarget> {
  const { target } = experiment
  if (column.missing === rows) return fail('targetEmpty', { target })
  const task = experiment.task ?? inferTask(column)
  if (task === 'regression') return resolveRegression(experiment, column)
  const distinct = classCount(column)
  if (distinct === 1) return fail('oneClass', { target, value: column.topValues[0]?.text ?? '' })
  if (task === 'binary' && distinct !== 2) return fail('notBinary', { target, values: distinct })
  const { levels } = column
  if (!levels) {
    return fail('tooManyClasses', {
      target,
      classes: distinct,
      most: mostLevels(column.kind, rows),
    })
  }
  const classes = levels.map(({ text }) => text)
  if (task === 'multiclass') return ok({ task, classes, positive: undefined })
  const positive = experiment.positive?.trim() ?? rarer(levels)
  return classes.includes(positive)
    ? ok({ task, classes, positive })
    : fail('positiveMissing', { target, positive, classes: listed(classes) })
}

/** Two values: binary. Text or few whole numbers: multiclass. Else regression. */
function inferTask(column: ColumnProfile): Task {
  const distinct = classCount(column)
  if (distinct === 2) return 'binary'
  const { number } = column
  if (column.kind !== 'number' || !number) return 'multiclass'
  return number.integer && distinct <= MOST_NUMBER_CLASSES ? 'multiclass' : 'regression'
}

/** By text: 1 and 1.0 are one number, but two spellings of a class. */
function classCount({ levels, distinct }: ColumnProfile): number {
  return levels?.length ?? distinct
}

/** The later in code-point order of equally rare ones: "yes" rather than "no". */
function rarer(levels: readonly LevelCount[]): string {
  const [first] = [...levels].sort((a, b) => a.count - b.count || compareCodePoints(b.text, a.text))
  return first?.text ?? ''
}

function resolveRegression(
  { target, preparation }: Pick<Experiment, 'target' | 'preparation'>,
  column: ColumnProfile,
): Result<ResolvedTarget> {
  const { number, levels, topValues } = column
  if (!number) {
    const texts = (levels ?? topValues).map(({ text }) => text)
    const value = texts.find((text) => Number.isNaN(Number(text))) ?? texts[0] ?? ''
    return fail('notANumber', { target, value, row: null })
  }
  // Only a spread that is divided by must not be 0.
  if (number.min === number.max && preparation?.target?.scale !== 'none') {
    return fail('constantTarget', { target, value: topValues[0]?.text ?? '' })
  }
  return ok({ task: 'regression', classes: [], positive: undefined })
}
