import type { ImportanceMetric } from '../../domain/why/importance.ts'
import type { Messages } from '../../messages/en.ts'

/** How much worse a measure became, without its sign: answers of 100, an error in the target's unit, or AUC. */
export function showLoss({ format }: Messages, metric: ImportanceMetric, loss: number): string {
  const size = Math.abs(loss)
  if (metric === 'accuracy') return format.percent(size, 1)
  return metric === 'rmse' ? format.number(size, 3) : format.number(Math.round(size * 1e4) / 1e4, 3)
}

/** The same; what shuffling improved, by chance, has a minus. */
export function signedLoss(m: Messages, metric: ImportanceMetric, loss: number): string {
  const size = showLoss(m, metric, loss)
  return loss < 0 && size !== showLoss(m, metric, 0) ? `−${size}` : size
}
