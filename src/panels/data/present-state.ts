import type { ResolvedColumn, ResolvedExperiment } from '../../domain/experiment.ts'
import type {
  ResolvedCategorySteps,
  ResolvedColumnSteps,
  ResolvedDateSteps,
  ResolvedNumberSteps,
} from '../../domain/preparation-steps.ts'
import type { ColumnProfile, ColumnWarning } from '../../domain/profile.ts'
import type { Messages } from '../../messages/en.ts'
import { inTurn } from '../../messages/in-turn.ts'
import { isInput, type InUse } from './findings.ts'

/**
 * What is done at present about a thing that was found in a column, as a sentence: whatever a person takes or takes
 * back, it says how matters stand.
 * @returns empty where the experiment does not suit the table, so that nothing is done
 */
export function presentState(
  m: Messages,
  column: ColumnProfile,
  about: ColumnWarning | 'gaps',
  inUse: InUse,
): string {
  if (!isInput(inUse, column)) return m.data.now.leftOut
  const own = inUse.resolved?.columns[column.index]
  if (!inUse.resolved || !own) return ''
  const steps = stepsOf(own, inUse.resolved)
  switch (about) {
    case 'gaps':
    case 'manyMissing':
      return gaps(m, own, steps)
    case 'manyLevels':
      return levels(m, steps.category)
    case 'hugeNumbers':
      return isScaled(steps.number) ? m.data.now.scaled : m.data.now.unscaled
    // The same is done about these whatever the steps are.
    case 'constant':
    case 'allMissing':
    case 'idLike':
    case 'personalNumber':
    case 'leadingZeros':
    case 'exactDigits':
    case 'postcode':
      return ''
  }
}

function stepsOf({ steps }: ResolvedColumn, { preparation }: ResolvedExperiment) {
  return steps ?? preparation
}

function gaps(m: Messages, { kind }: ResolvedColumn, steps: ResolvedColumnSteps): string {
  const { now } = m.data
  switch (kind) {
    case 'number':
      return inTurn(numberGaps(m, steps.number), flagged(m, steps.number))
    case 'date':
      return inTurn(dateGaps(m, steps.date), flagged(m, steps.date))
    case 'text':
      return inTurn(now.noWords, flagged(m, steps.text))
    case 'category':
      return categoryGaps(m, steps.category)
    case 'boolean':
      return now.filled(m.steps.categoryImputes.mostFrequent)
  }
}

function flagged(m: Messages, { missingFlag }: { missingFlag: boolean }): string | undefined {
  return missingFlag ? m.data.now.flagged : undefined
}

function numberGaps(m: Messages, { impute, constant }: ResolvedNumberSteps): string {
  return impute === 'constant'
    ? m.data.now.filledWith(m.format.number(constant))
    : m.data.now.filled(m.steps.imputes[impute])
}

function dateGaps(m: Messages, { impute, constant }: ResolvedDateSteps): string {
  return impute === 'constant'
    ? m.data.now.filledWith(constant)
    : m.data.now.filled(m.dates.imputes[impute])
}

function categoryGaps(m: Messages, { impute, constant }: ResolvedCategorySteps): string {
  switch (impute) {
    case 'ownLevel':
      return m.data.now.ownLevel
    case 'constant':
      return m.data.now.filledWith(m.columns.quoted([constant]))
    case 'mostFrequent':
      return m.data.now.filled(m.steps.categoryImputes.mostFrequent)
  }
}

function levels(m: Messages, { encode, buckets, minCount }: ResolvedCategorySteps): string {
  const { now } = m.data
  switch (encode) {
    case 'hashed':
      return now.shared(m.format.count(buckets))
    case 'ordinal':
      return now.inOrder
    case 'oneHot':
      return minCount > 1 ? now.frequent(m.format.count(minCount)) : now.each
  }
}

function isScaled({ scale, bins, transform }: ResolvedNumberSteps): boolean {
  return scale !== 'none' || bins !== null || transform !== 'none'
}
