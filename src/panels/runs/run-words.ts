import type { RunRecord } from '../../domain/project/run-record.ts'
import type { Messages } from '../../messages/en.ts'

/** How a run ended, in a few words. */
export function endingOf({ runs }: Messages, { status, stopped }: RunRecord): string {
  if (status === 'failed') return runs.failed
  return status === 'running' || stopped === undefined ? runs.running : runs.endings[stopped]
}
