import { expose } from 'comlink'
import { tableFrame } from '../../../workers/data/frame/table-frame.ts'
import { OpenTable } from '../../../workers/data/open-table.ts'
import { readTable } from '../../../workers/data/reading/read-table.ts'
import type { ReadingTiming } from './bench-api.ts'

/** Reads and profiles a file as the data worker does. */
export interface ReaderWorker {
  read(file: File): Promise<ReadingTiming>
}

const api: ReaderWorker = {
  read: async (file) => {
    const start = performance.now()
    let firstRowsMs = 0
    const read = await readTable(
      { name: file.name, blob: file },
      {},
      {
        signal: new AbortController().signal,
        onProgress: ({ firstRows }) => {
          if (firstRows) firstRowsMs = performance.now() - start
        },
      },
    )
    if (!read.ok) throw new Error(read.failure.code)
    const openMs = performance.now() - start
    const { table, warnings } = read.value
    const opened = OpenTable.of(table, { warnings, decimal: undefined }, tableFrame)
    if (!opened.ok) throw new Error(opened.failure.code)
    const profiledMs = performance.now() - start
    const view = { filters: [], derived: [] }
    opened.value.views().page(view, 0, 1)
    const frameMs = performance.now() - start - profiledMs
    opened.value.views().describe(view)
    const describeMs = performance.now() - start - profiledMs - frameMs
    return { rows: table.rows, firstRowsMs, openMs, profiledMs, frameMs, describeMs }
  },
}

expose(api)
