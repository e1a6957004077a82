import { BrowserMemory } from '../support/browser-memory.ts'
import type { BenchOptions } from './arguments.ts'
import type { Report } from './measure.ts'
import { mixedTable } from './mixed-table.ts'
import type { OpenedPage } from './open-page.ts'
import type { ReadingTiming } from './page/bench-api.ts'
import { PythonProcess } from './python-process.ts'

/** A file of so many rows, read in each round. */
export interface ReadingTimes {
  rows: number
  bytes: number
  ours: ReadingTiming[]
  /** Milliseconds of `read_csv`; none where pandas is not installed. */
  pandas: number[]
  /** By how many bytes the browser grew at most; undefined where nobody can tell. */
  growth: number | undefined
}

/** Opening and profiling files in the page, and pandas' `read_csv` on each right after. */
export async function measureReading(
  page: OpenedPage,
  { rounds, readRows }: BenchOptions,
  report: Report,
): Promise<ReadingTimes[]> {
  const pandas = PythonProcess.open('read_csv.py', 'pandas')
  if (!pandas) report('pandas is not installed; going on without it')
  const results: ReadingTimes[] = []
  for (const rows of readRows) {
    report(`writing a table of ${rows} rows, unless it is there`)
    const { path, bytes } = mixedTable(rows)
    const times: ReadingTimes = { rows, bytes, ours: [], pandas: [], growth: undefined }
    for (let round = 0; round < rounds; round++) {
      report(`reading ${rows} rows, round ${round + 1} of ${rounds}`)
      const memory = process.platform === 'linux' ? new BrowserMemory() : undefined
      const before = memory?.now() ?? 0
      times.ours.push(await page.readFile(path))
      const growth = memory && memory.stop() - before
      times.growth = growth === undefined ? undefined : Math.max(times.growth ?? 0, growth)
      if (pandas) times.pandas.push((await pandas.ask(path)) as number)
    }
    results.push(times)
  }
  pandas?.close()
  return results
}
