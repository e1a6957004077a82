import type { Question } from './learning-rows.ts'

/**
 * The same answer for each of `rows`: shares of the classes among the training rows, or their mean.
 * @returns [rows × outputs]
 */
export function constantOutputs(
  { task, outputs }: Question,
  trainTargets: Float64Array,
  rows: number,
): Float64Array {
  const answer = new Float64Array(outputs)
  for (const target of trainTargets) {
    const at = task === 'multiclass' ? target : 0
    answer[at] = (answer[at] as number) + (task === 'multiclass' ? 1 : target) / trainTargets.length
  }
  const all = new Float64Array(rows * outputs)
  for (let row = 0; row < rows; row++) all.set(answer, row * outputs)
  return all
}
