import { columnShape, type ColumnShape } from './column-shape.ts'
import { buildNetwork, outputCount } from './build-network.ts'
import { dateInputsOf } from './date-inputs.ts'
import type { ResolvedExperiment } from './experiment.ts'
import { expandRow } from './features.ts'
import { fingerprintOf } from './fingerprint.ts'
import { fitRecipe } from './fit-recipe.ts'
import type { Network } from './network.ts'
import type { PartName, PreparedData, PreparedPart } from './prepared-data.ts'
import type { TableProfile } from './profile.ts'
import { inputCount, type FittedColumn, type FittedRecipe, type LeftOutColumn } from './recipe.ts'
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
/** What pictures need, and no more: a plan is made after every change. */
const SHAPE_ROWS = 2000
const SHAPE_CELLS = 2e6
const SHAPE_COLUMNS = 100

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
  /** Of the first columns of the recipe, in its order; null for those that hold no numbers. */
  shapes: (ColumnShape | null)[]
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
  const ofRow = recipe.columns.reduce((sum, column) => sum + bytesOfCell(column), 0)
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
    shapes: shapesOf(table, recipe, transform.value, evenly(train, shapeRows(recipe))),
  }
  return ok({ plan, split, targets })
}

/** What a cell's numbers and codes take among the features of its row. */
function bytesOfCell(column: FittedColumn): number {
  switch (column.kind) {
    case 'number':
      return (column.edges ? 2 : 4) + (column.flag ? 4 : 0)
    case 'category':
      return column.encode === 'ordinal' ? 4 : 2
    case 'hashed':
      return 2
    case 'text':
      return 4 * inputCount(column)
    case 'boolean':
      return 4
    case 'date':
      return dateInputsOf(column).reduce((sum, { levels }) => sum + (levels ? 2 : 4), 0)
  }
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

function shapeRows({ columns }: FittedRecipe): number {
  return Math.min(SHAPE_ROWS, Math.ceil(SHAPE_CELLS / columns.length))
}

function shapesOf(
  table: Table,
  recipe: FittedRecipe,
  transform: RowTransform,
  rows: Uint32Array,
): (ColumnShape | null)[] {
  const fitted = recipe.columns.slice(0, SHAPE_COLUMNS)
  if (!fitted.some(({ kind }) => kind === 'number')) return fitted.map(() => null)
  const features = transform.features(rows)
  const byName = new Map(table.columns.map((column) => [column.name, column]))
  return fitted.map((own) => {
    const column = byName.get(own.name)
    if (own.kind !== 'number' || !column) return null
    return columnShape(own, column, rows, features) ?? null
  })
}

/** At most so many of the rows, at equal distances. */
function evenly(rows: Uint32Array, most: number): Uint32Array {
  if (rows.length <= most) return rows
  return Uint32Array.from(
    { length: most },
    (_, i) => rows[Math.floor((i * rows.length) / most)] as number,
  )
}
