import type { Importance } from '../../domain/why/importance.ts'
import type { Messages } from '../../messages/en.ts'

/** Shares of the error as it was that are still told apart. */
const FINEST = 1e-3

/** How much worse a measure became, without its sign: answers of 100, an error in the target's unit, or AUC. */
export function showLoss(
  { format }: Messages,
  { metric, score }: Pick<Importance, 'metric' | 'score'>,
  loss: number,
): string {
  const size = Math.abs(loss)
  if (metric === 'accuracy') return format.percent(size, 1)
  const step = metric === 'rmse' && score ? 10 ** Math.floor(Math.log10(score * FINEST) + 1) : 1e-4
  return format.number(Math.round(size / step) * step, 3)
}

/** The same; what shuffling improved, by chance, has a minus. */
export function signedLoss(
  m: Messages,
  measured: Pick<Importance, 'metric' | 'score'>,
  loss: number,
): string {
  const size = showLoss(m, measured, loss)
  return loss < 0 && size !== showLoss(m, measured, 0) ? `−${size}` : size
}
