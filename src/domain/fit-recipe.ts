import { readNumbers, readTimes } from './cell-readers.ts'
import { tenureChoices } from './column-choice.ts'
import { dateValue } from './date-format.ts'
import { dateInputsOf } from './date-inputs.ts'
import type { ResolvedColumn, ResolvedExperiment } from './experiment.ts'
import { fitBoolean } from './fit-boolean.ts'
import { fitDate, type TenureTimes } from './fit-date.ts'
import { levelsOfRows, fitCategory } from './fit-category.ts'
import { fitNumber } from './fit-number.ts'
import { momentsOf } from './moments.ts'
import type { DateTenure } from './preparation-steps.ts'
import type { ColumnProfile, TableProfile } from './profile.ts'
import {
  inputCount,
  type FittedColumn,
  type FittedRecipe,
  type FittedTarget,
  type LeftOutColumn,
} from './recipe.ts'
import { fail, ok, unreachable, type Result } from './result.ts'
import { splitColumn } from './split-column.ts'
import type { Column, Table } from './table.ts'
import { fitText } from './text/fit-text.ts'

/** More one-hot inputs than this no table here can train. */
const MOST_INPUTS = 20_000
/** What input names call a missing cell; people see it in their own language elsewhere. */
const MISSING = '(missing)'

/** A fitted recipe and the columns it does not use. */
export interface FitOutcome {
  recipe: FittedRecipe
  leftOut: LeftOutColumn[]
}

/**
 * Learns how raw columns become numbers, from the training rows and nothing else.
 * Fails with `constantTarget`, `noInputs`, `tooManyInputs`.
 * @param profile only to say why a column is left out
 * @param targets [rows of the table] as `readTargets` gives them
 * @param trainRows row numbers
 */
export function fitRecipe(
  table: Table,
  resolved: ResolvedExperiment,
  profile: TableProfile | undefined,
  targets: Float64Array,
  trainRows: Uint32Array,
): Result<FitOutcome> {
  const target = fitTarget(resolved, targets, trainRows)
  if (!target.ok) return target
  const columns: FittedColumn[] = []
  const leftOut: LeftOutColumn[] = []
  let inputs = 0
  resolved.columns.forEach((choice) => {
    const reason = reasonToLeaveOut(choice, resolved, profile?.columns[choice.index])
    const column = table.columns[choice.index]
    if (reason !== undefined || !column) {
      leftOut.push({ name: choice.name, reason: reason ?? 'role' })
      return
    }
    const fitted = fitColumn(table, choice, resolved, trainRows, inputs)
    if (fitted) {
      columns.push(fitted)
      inputs += inputCount(fitted)
    } else leftOut.push({ name: choice.name, reason: 'allMissing' })
  })
  if (inputs === 0) return fail('noInputs', { target: resolved.target })
  if (inputs > MOST_INPUTS) return fail('tooManyInputs', { inputs, most: MOST_INPUTS })
  const recipe = { columns, target: target.value, inputNames: columns.flatMap(inputNames) }
  return ok({ recipe, leftOut })
}

function fitColumn(
  table: Table,
  { index, name, kind, missing, steps, format, dateFormat, generalise }: ResolvedColumn,
  resolved: ResolvedExperiment,
  trainRows: Uint32Array,
  offset: number,
): FittedColumn | undefined {
  const column = table.columns[index] as Column
  const base = { name, missing: [...missing], offset, ...(generalise && { generalise }) }
  const { number, category, date, text } = steps ?? resolved.preparation
  switch (kind) {
    case 'number':
      return fitNumber(
        { ...base, ...(format && { format }) },
        readNumbers(column, missing, trainRows, format),
        number,
      )
    case 'category': {
      const counts = levelsOfRows(column, missing, trainRows)
      const present = counts.reduce((sum, { count }) => sum + count, 0)
      return fitCategory(base, counts, trainRows.length - present, category)
    }
    case 'boolean':
      return fitBoolean(base, levelsOfRows(column, missing, trainRows))
    case 'text':
      return fitText(base, column, trainRows, text)
    case 'date': {
      if (dateFormat === undefined) return undefined
      const times = readTimes(column, missing, trainRows, dateFormat)
      const tenure = tenureTimes(date.tenure, tenureChoices(resolved, name), table, trainRows)
      return fitDate({ ...base, format: dateFormat }, times, date, tenure)
    }
    default:
      return unreachable(kind)
  }
}

/** Undefined where days are counted to nothing: to the column itself, or to one that is no date or not in use. */
function tenureTimes(
  tenure: DateTenure | null,
  choices: readonly ResolvedColumn[],
  table: Table,
  trainRows: Uint32Array,
): TenureTimes | undefined {
  if (tenure === null) return undefined
  if (tenure.until === 'date') {
    const time = dateValue(tenure.date, 'ymd')
    return { reference: { time }, times: new Float64Array(trainRows.length).fill(time) }
  }
  const found = choices.find(({ name }) => name === tenure.column)
  const column = table.columns[found?.index ?? -1]
  if (!found || !column || found.dateFormat === undefined) return undefined
  const { name, missing, dateFormat: format } = found
  return {
    reference: { column: name, missing: [...missing], format },
    times: readTimes(column, missing, trainRows, format),
  }
}

function fitTarget(
  { task, target: name, targetIndex, columns, classes, positive, preparation }: ResolvedExperiment,
  targets: Float64Array,
  trainRows: Uint32Array,
): Result<FittedTarget> {
  const missing = [...(columns[targetIndex]?.missing ?? [])]
  if (task === 'multiclass') return ok({ task, name, classes, missing })
  if (task === 'binary') {
    const [first, second] = classes
    if (first === undefined || second === undefined || positive === undefined) {
      throw new Error('a binary experiment without two classes and a positive one')
    }
    return ok({ task, name, classes: [first, second], positive, missing })
  }
  const moments = momentsOf(Float64Array.from(trainRows, (row) => targets[row] as number))
  if (preparation.target.scale === 'none')
    return ok({ task, name, ...moments, mean: 0, std: 1, missing })
  return moments.std > 0
    ? ok({ task, name, ...moments, missing })
    : fail('constantTarget', { target: name, value: String(moments.mean) })
}

function reasonToLeaveOut(
  { index, name, role }: ResolvedColumn,
  { targetIndex, split }: ResolvedExperiment,
  profile: ColumnProfile | undefined,
): LeftOutColumn['reason'] | undefined {
  if (index === targetIndex) return 'target'
  if (role === 'feature') return undefined
  if (splitColumn(split) === name) return 'split'
  if (role === 'value' || role === 'treatment') return role
  const reasons = ['allMissing', 'constant', 'idLike', 'manyLevels'] as const
  return reasons.find((reason) => profile?.warnings.includes(reason)) ?? 'role'
}

function inputNames(column: FittedColumn): string[] {
  const { name } = column
  switch (column.kind) {
    case 'number': {
      const bins = column.edges && binNames(column.edges).map((bin) => `${name} ${bin}`)
      return [...(bins ?? [name]), ...(column.flag ? [`${name} ${MISSING}`] : [])]
    }
    case 'category': {
      if (column.encode === 'ordinal') return [name]
      const { levels, other, missingLevel } = column
      return [...levels, ...(other ? ['(other)'] : []), ...(missingLevel ? [MISSING] : [])].map(
        (level) => `${name} = ${level}`,
      )
    }
    case 'hashed': {
      const buckets = bucketNames(column)
      return column.missingLevel ? [...buckets, `${name} = ${MISSING}`] : buckets
    }
    case 'text':
      return [...bucketNames(column), ...(column.flag ? [`${name} ${MISSING}`] : [])]
    case 'boolean':
      return [name]
    case 'date':
      return dateInputsOf(column).flatMap(({ names }) => names.map((own) => `${name}${own}`))
  }
}

function bucketNames({ name, buckets }: { name: string; buckets: number }): string[] {
  return Array.from({ length: buckets }, (_, i) => `${name} # ${i + 1}`)
}

function binNames(edges: readonly number[]): string[] {
  const short = edges.map((edge) => String(Number(edge.toPrecision(6))))
  return [...short, ''].map((edge, k) => {
    const from = short[k - 1]
    if (edge === '') return from === undefined ? '…' : `≥ ${from}`
    return from === undefined ? `< ${edge}` : `${from} … ${edge}`
  })
}
