import type { Narration } from '../../domain/classroom/narration.ts'
import type { Messages } from '../../messages/en.ts'

/** Smaller changes would be "down 0%". */
const LEAST_CHANGE = 0.005

/** "Epoch 12, validation loss 0.31, down 3%." */
export function narrationWords(m: Messages, { epoch, batch, loss, change }: Narration): string {
  const { format, aids } = m
  const number = format.number(loss, 2)
  if (epoch === 0 && batch === 0) return aids.beginning(number)
  const changed = change === undefined ? undefined : changeWords(m, change)
  return batch === 0
    ? aids.atEpoch(format.count(epoch), number, changed)
    : aids.atBatch(format.count(epoch), format.count(batch), number, changed)
}

function changeWords({ format, aids }: Messages, change: number): string {
  if (Math.abs(change) < LEAST_CHANGE) return aids.same
  const percent = format.percent(Math.abs(change))
  return change < 0 ? aids.down(percent) : aids.up(percent)
}
