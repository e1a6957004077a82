import { expose } from 'comlink'
import { profileTable } from '../../../src/domain/profile-table.ts'
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
    const profiled = profileTable(read.value.table, {}, read.value.warnings)
    if (!profiled.ok) throw new Error(profiled.failure.code)
    return {
      rows: read.value.table.rows,
      firstRowsMs,
      openMs,
      profiledMs: performance.now() - start,
    }
  },
}

expose(api)
