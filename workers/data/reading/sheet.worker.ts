import '../../seal.ts'
import { readSheet, type SheetRequest } from './read-sheet.ts'
import type { SheetAnswer } from './sheet-thread.ts'

/** Small enough that taking in one message holds up nothing else. */
const RECORDS_PER_MESSAGE = 2000

function answer(message: SheetAnswer): void {
  postMessage(message)
}

addEventListener('message', ({ data }: MessageEvent<SheetRequest>) => {
  readSheet(data).then(
    ({ records, ...facts }) => {
      for (let from = 0; from < records.length; from += RECORDS_PER_MESSAGE) {
        answer({ kind: 'records', records: records.slice(from, from + RECORDS_PER_MESSAGE) })
      }
      answer({ kind: 'end', ...facts })
    },
    (error: unknown) => {
      answer({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) })
    },
  )
})
