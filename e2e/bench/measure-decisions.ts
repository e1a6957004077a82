import type { BenchOptions } from './arguments.ts'
import type { Report } from './measure.ts'
import { mixedTable } from './mixed-table.ts'
import type { OpenedPage } from './open-page.ts'
import type { DecisionTiming, ListTiming, WhyTiming } from './page/bench-api.ts'

/** What it takes to judge a model and to draw up a list, in each round. */
export interface DecisionTimes {
  /** Test rows that are judged, and rows of the file that is scored. */
  rows: { judged: number; scored: number }
  judged: DecisionTiming[]
  explained: WhyTiming[]
  listed: ListTiming[]
}

const JUDGED_ROWS = 100_000
const SAMPLE_ROWS = 10_000

export async function measureDecisions(
  page: OpenedPage,
  { rounds, scoredRows }: BenchOptions,
  report: Report,
): Promise<DecisionTimes> {
  const sample = mixedTable(SAMPLE_ROWS)
  report(`writing a table of ${scoredRows} rows, unless it is there`)
  const file = mixedTable(scoredRows)
  const times: DecisionTimes = {
    rows: { judged: JUDGED_ROWS, scored: scoredRows },
    judged: [],
    explained: [],
    listed: [],
  }
  for (let round = 0; round < rounds; round++) {
    report(`judging ${JUDGED_ROWS} rows, round ${round + 1} of ${rounds}`)
    times.judged.push(await page.judgeRows(JUDGED_ROWS))
    report(`explaining a model by ${JUDGED_ROWS} rows, round ${round + 1} of ${rounds}`)
    times.explained.push(await page.explainRows(JUDGED_ROWS))
    report(`a list of ${scoredRows} rows, round ${round + 1} of ${rounds}`)
    times.listed.push(await page.listFile(sample.path, file.path))
  }
  return times
}
