import { buildNetwork, outputCount } from './build-network.ts'
import type { ResolvedExperiment } from './experiment.ts'
import { expandRow } from './features.ts'
import { fingerprintOf } from './fingerprint.ts'
import { fitRecipe } from './fit-recipe.ts'
import type { Network } from './network.ts'
import type { PartName, PreparedData, PreparedPart } from './prepared-data.ts'
import type { TableProfile } from './profile.ts'
import type { FittedRecipe, LeftOutColumn } from './recipe.ts'
import { fail, ok, type Result } from './result.ts'
import { readWeights } from './row-weights.ts'
import type { SplitFacts } from './split-parts.ts'
import { splitRows, type RowSplit } from './split.ts'
import { cellText, isMissingText, type Table } from './table.ts'
import { classNames, readTargets } from './targets.ts'
import { bindRecipe, type RowTransform } from './transform.ts'

/** Matrices beyond this are refused before they are made: browsers end a page that asks for more. */
const MOST_BYTES = 1.5e9
const EXAMPLES = 3

/** Everything about preparing one table short of the matrices. */
export interface PlannedData {
  resolved: ResolvedExperiment
  recipe: FittedRecipe
  network: Network
  leftOut: LeftOutColumn[]
  rows: Record<PartName, number> & { skipped: number }
  /** How the split came about. */
  splitFacts: SplitFacts
  /** Per part, rows of each class in the order of `resolved.classes`; empty for regression. */
  classCounts: Record<PartName, number[]>
  /** A few training rows before (text) and after (inputs). */
  example: { row: number; before: Record<string, string | null>; after: number[] }[]
}

/** A plan, and what making its matrices needs. */
export interface DataPlan {
  plan: PlannedData
  split: RowSplit
  /** [rows of the table] */
  targets: Float64Array<ArrayBuffer>
}

/**
 * Splits the rows, fits the recipe on the training rows and builds the network.
 * Fails with the codes of `splitRows` and `fitRecipe`, and `outOfMemory`.
 * @param profile only to say why columns are left out
 */
export function planData(
  table: Table,
  resolved: ResolvedExperiment,
  profile?: TableProfile,
): Result<DataPlan> {
  const targets = readTargets(table, resolved)
  const split = splitRows(table, resolved, targets)
  if (!split.ok) return split
  const fitted = fitRecipe(table, resolved, profile, targets, split.value.train)
  if (!fitted.ok) return fitted
  return finishPlan(table, resolved, fitted.value, split.value, targets)
}

/**
 * The same with a recipe fitted earlier: nothing is learnt from this table. Its classes take the recipe's places.
 * Fails with `checkpointMismatch`, `inputColumnsMissing` and the codes of `splitRows`.
 */
export function planDataWith(
  table: Table,
  resolved: ResolvedExperiment,
  recipe: FittedRecipe,
): Result<DataPlan> {
  const { target } = recipe
  if (target.task !== resolved.task) {
    return fail('checkpointMismatch', { reason: `${target.task} / ${resolved.task}` })
  }
  const asFitted = {
    ...resolved,
    classes: target.task === 'regression' ? [] : [...target.classes],
    positive: target.task === 'binary' ? target.positive : undefined,
  }
  const targets = readTargets(table, asFitted)
  const split = splitRows(table, asFitted, targets)
  if (!split.ok) return split
  return finishPlan(table, asFitted, { recipe, leftOut: [] }, split.value, targets)
}

function finishPlan(
  table: Table,
  resolved: ResolvedExperiment,
  { recipe, leftOut }: { recipe: FittedRecipe; leftOut: LeftOutColumn[] },
  split: RowSplit,
  targets: Float64Array<ArrayBuffer>,
): Result<DataPlan> {
  const { train, validation, test, skipped } = split
  const inputs = recipe.inputNames.length
  const categories = recipe.columns.filter(({ kind }) => kind === 'category').length
  const ofRow = 4 * (recipe.columns.length - categories) + 2 * categories
  const needed = (train.length + validation.length + test.length) * ofRow
  if (needed > MOST_BYTES) return fail('outOfMemory', { needed, most: MOST_BYTES })
  const transform = bindRecipe(recipe, table)
  if (!transform.ok) return transform
  const counts = (rows: Uint32Array) => classCounts(resolved, targets, rows)
  const plan: PlannedData = {
    resolved,
    recipe,
    network: buildNetwork(resolved, inputs, outputCount(recipe.target)),
    leftOut,
    rows: { train: train.length, validation: validation.length, test: test.length, skipped },
    splitFacts: split.facts,
    classCounts: { train: counts(train), validation: counts(validation), test: counts(test) },
    example: exampleRows(table, recipe, transform.value, train.subarray(0, EXAMPLES)),
  }
  return ok({ plan, split, targets })
}

/**
 * Makes the matrices of a plan. Fails with the codes of `readWeights`.
 * @param sha256 lower-case hex digest of bytes
 */
export async function buildData(
  table: Table,
  { plan, split, targets }: DataPlan,
  sha256: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>,
): Promise<Result<PreparedData>> {
  const transform = bindRecipe(plan.recipe, table)
  if (!transform.ok) return transform
  const weights = {
    train: readWeights(table, plan.resolved, split, 'train'),
    validation: readWeights(table, plan.resolved, split, 'validation'),
    test: readWeights(table, plan.resolved, split, 'test'),
  }
  if (!weights.train.ok) return weights.train
  if (!weights.validation.ok) return weights.validation
  if (!weights.test.ok) return weights.test
  const part = (name: PartName, ofRows: Float32Array<ArrayBuffer>): PreparedPart => ({
    features: transform.value.features(split[name]),
    targets: Float64Array.from(split[name], (row) => targets[row] as number),
    rows: split[name],
    weights: ofRows,
  })
  const data = {
    train: part('train', weights.train.value),
    validation: part('validation', weights.validation.value),
    test: part('test', weights.test.value),
    skipped: split.skipped,
  }
  return ok({ ...data, fingerprint: await fingerprintOf(data, sha256) })
}

function classCounts(
  resolved: ResolvedExperiment,
  targets: Float64Array,
  rows: Uint32Array,
): number[] {
  if (resolved.task === 'regression') return []
  const names = classNames(resolved)
  const byTarget = new Map<string, number>()
  for (const row of rows) {
    const name = names[targets[row] as number] as string
    byTarget.set(name, (byTarget.get(name) ?? 0) + 1)
  }
  return resolved.classes.map((name) => byTarget.get(name) ?? 0)
}

function exampleRows(
  table: Table,
  recipe: FittedRecipe,
  transform: RowTransform,
  rows: Uint32Array,
): DataPlan['plan']['example'] {
  const features = transform.features(rows)
  const inputs = (i: number) => {
    const values = new Float32Array(features.inputs)
    expandRow(features, i, values)
    return Array.from(values)
  }
  const byName = new Map(table.columns.map((column) => [column.name, column]))
  const before = (row: number) =>
    recipe.columns.map(({ name, missing }): [string, string | null] => {
      const column = byName.get(name)
      const text = column ? cellText(column, row) : ''
      return [name, isMissingText(text, missing) ? null : text]
    })
  return Array.from(rows, (row, i) => ({
    row,
    before: Object.fromEntries(before(row)),
    after: inputs(i),
  }))
}
