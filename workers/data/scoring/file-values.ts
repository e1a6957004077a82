import { countedValues } from '../../../src/domain/campaign/column-values.ts'
import { numberReader } from '../../../src/domain/cell-readers.ts'
import { markersOf } from '../../../src/domain/column-choice.ts'
import { interpretColumn } from '../../../src/domain/interpret-column.ts'
import type { Table } from '../../../src/domain/table.ts'
import type { ListSettings, ListValues } from '../../../src/domain/targeting/list-settings.ts'

/** What the customers of a file are worth, read once for each column. */
export class FileValues {
  readonly #table: Table
  #read: { key: string; values: Float64Array | undefined } | undefined

  constructor(table: Table) {
    this.#table = table
  }

  /**
   * Worth of some rows; those without a value count the average of the file, as in a plan.
   * @param scores [rows of the table]
   * @returns null where there is no such column, or one that holds no numbers
   */
  of(value: ListSettings['value'], rows: Uint32Array, scores: Float64Array): ListValues | null {
    if (value === undefined) return null
    const key = JSON.stringify(value)
    if (this.#read?.key !== key) this.#read = { key, values: this.#numbers(value) }
    const { values } = this.#read
    if (values === undefined) return null
    const { values: counted, instead } = countedValues(values)
    let expected = 0
    let missing = 0
    for (const row of rows) {
      expected += (scores[row] as number) * (counted[row] as number)
      if (Number.isNaN(values[row])) missing++
    }
    return { expected, missing, instead }
  }

  #numbers({ column: name, choice }: NonNullable<ListSettings['value']>) {
    const column = this.#table.columns.find((other) => other.name === name)
    if (column === undefined) return undefined
    const found = interpretColumn(column, choice)
    if (!found.ok || found.value.kind !== 'number') return undefined
    const read = numberReader(found.value.column, markersOf(choice), found.value.format)
    const values = Float64Array.from({ length: this.#table.rows }, (_, row) => read(row))
    return values.some((number) => !Number.isNaN(number)) ? values : undefined
  }
}
