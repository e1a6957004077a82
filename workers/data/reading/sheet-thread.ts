import { fail, ok, type Result } from '../../../src/domain/result.ts'
import { startNestedWorker } from '../../nested-worker.ts'
import type { SheetRequest } from './read-sheet.ts'
import { reasonOf } from './reading.ts'
import type { SheetRecord, SheetTable } from './sheet-records.ts'

/** What the thread says: records, piece by piece, then the end; or why it gave up. */
export type SheetAnswer =
  | { kind: 'records'; records: SheetRecord[] }
  | ({ kind: 'end' } & Omit<SheetTable, 'records'>)
  | { kind: 'failed'; reason: string }

/**
 * Reads a sheet in a thread of its own, because the library cannot be interrupted: a cancel ends the thread. Where
 * there are no threads it is read here. Fails with `damagedFile` and `cancelled`.
 * @param name of file and sheet
 */
export async function readSheetApart(
  request: SheetRequest,
  name: string,
  signal: AbortSignal,
): Promise<Result<SheetTable>> {
  const damaged = (reason: string) => fail('damagedFile', { name, found: 'xlsx', reason })
  if (typeof Worker === 'undefined') {
    const { readSheet } = await import('./read-sheet.ts')
    try {
      return ok(await readSheet(request))
    } catch (error) {
      return damaged(reasonOf(error))
    }
  }
  const worker = startNestedWorker(
    (Worker) => new Worker(new URL('./sheet.worker.ts', import.meta.url), { type: 'module' }),
  )
  const records: SheetRecord[] = []
  try {
    return await new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        resolve(fail('cancelled', {}))
      })
      if (signal.aborted) resolve(fail('cancelled', {}))
      worker.addEventListener('error', ({ message }) => {
        resolve(damaged(message))
      })
      worker.addEventListener('message', ({ data }: MessageEvent<SheetAnswer>) => {
        if (data.kind === 'failed') resolve(damaged(data.reason))
        else if (data.kind === 'records') for (const record of data.records) records.push(record)
        else {
          const { kind: _kind, ...place } = data
          resolve(ok({ records, ...place }))
        }
      })
      worker.postMessage(
        request,
        Object.values(request.files).map(({ buffer }) => buffer),
      )
    })
  } finally {
    worker.terminate()
  }
}
