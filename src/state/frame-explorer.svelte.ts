import type { Failure } from '../domain/failure.ts'
import type { Result } from '../domain/result.ts'
import type {
  ColumnDescription,
  DerivedColumn,
  FramePage,
  FrameView,
  GroupRow,
  RowFilter,
} from '../protocol/data-api.ts'
import type { DataClient } from '../services/data-client.ts'

/** Looking around in the table: rows, filters, derived columns, description and groups, from the frame. */
export class FrameExplorer {
  readonly #data: DataClient
  view = $state.raw<FrameView>({ filters: [], derived: [] })
  description = $state.raw<readonly ColumnDescription[] | undefined>()
  counts = $state.raw<
    { column: string; rows: readonly { text: string; count: number }[] } | undefined
  >()
  groups = $state.raw<{ by: string; of: string; rows: readonly GroupRow[] } | undefined>()
  total = $state(0)
  failure = $state.raw<Failure | undefined>()

  constructor(data: DataClient) {
    this.#data = data
  }

  /** A new table has other columns: start over. */
  reset(): void {
    this.view = { filters: [], derived: [] }
    this.description = undefined
    this.counts = undefined
    this.groups = undefined
    this.failure = undefined
  }

  filter(filter: RowFilter): void {
    this.#show({ ...this.view, filters: [...this.view.filters, filter] })
  }

  unfilter(index: number): void {
    this.#show({ ...this.view, filters: this.view.filters.filter((_, i) => i !== index) })
  }

  derive(column: DerivedColumn): void {
    this.#show({ ...this.view, derived: [...this.view.derived, column] })
  }

  underive(index: number): void {
    this.#show({ ...this.view, derived: this.view.derived.filter((_, i) => i !== index) })
  }

  async page(start: number, count: number): Promise<FramePage | undefined> {
    const page = this.#accept(await this.#data.page(this.view, start, count))
    if (page !== undefined) this.total = page.total
    return page
  }

  async describe(): Promise<void> {
    this.description = this.#accept(await this.#data.describe(this.view))
  }

  async count(column: string): Promise<void> {
    const rows = this.#accept(await this.#data.valueCounts(this.view, column))
    this.counts = rows === undefined ? undefined : { column, rows }
  }

  async group(by: string, of: string, equals: string | undefined): Promise<void> {
    const rows = this.#accept(await this.#data.groupBy(this.view, by, of, equals))
    this.groups = rows === undefined ? undefined : { by, of, rows }
  }

  #show(view: FrameView): void {
    this.view = view
    this.failure = undefined
    this.groups = undefined
    this.counts = undefined
    if (this.description !== undefined) void this.describe()
  }

  #accept<Value>(result: Result<Value>): Value | undefined {
    this.failure = result.ok ? undefined : result.failure
    return result.ok ? result.value : undefined
  }
}
