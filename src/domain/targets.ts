import { encodedReader, numberReader } from './cell-readers.ts'
import type { ResolvedExperiment } from './experiment.ts'
import type { Table } from './table.ts'

/** Class texts in the order of the numbers that stand for them: [negative, positive], or the classes. */
export function classNames({ task, classes, positive }: ResolvedExperiment): string[] {
  if (task !== 'binary') return classes
  return [
    ...classes.filter((name) => name !== positive),
    ...(positive === undefined ? [] : [positive]),
  ]
}

/**
 * What every row's target says: an index into `classNames`, or the number itself for regression.
 * @returns [rows of the table]; NaN where the target is missing, unknown, or the record was unreadable
 */
export function readTargets(table: Table, resolved: ResolvedExperiment): Float64Array<ArrayBuffer> {
  const column = table.columns[resolved.targetIndex]
  if (!column) throw new Error(`no column ${resolved.targetIndex}`)
  const markers = resolved.columns[resolved.targetIndex]?.missing ?? []
  const read =
    resolved.task === 'regression'
      ? numberReader(column, markers)
      : encodedReader(column, markers, classEncoder(classNames(resolved)))
  const targets = Float64Array.from({ length: table.rows }, (_, row) => read(row))
  for (const row of table.unreadable) targets[row] = Number.NaN
  return targets
}

function classEncoder(names: string[]): (text: string | undefined) => number {
  const index = new Map(names.map((name, k) => [name, k]))
  return (text) => (text === undefined ? undefined : index.get(text)) ?? Number.NaN
}
