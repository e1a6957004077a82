import { answerWriter, type Link } from '../link.ts'
import { affordableRows, totalWeight, type LearningRows, type Question } from './learning-rows.ts'
import { fitLinear, linearOutputs, type LinearModel } from './linear-model.ts'
import { OUTPUT_LOSSES } from './output-loss.ts'
import type { Pacing } from './paced.ts'

/** From strong to weak, so that each fit begins near its end. Of a logistic regression: 1 / C. */
const PENALTIES = [1000, 100, 10, 1, 0.1, 0.01]
/** As scikit-learn's: the loss no longer moves in any digit that is shown. */
const TOLERANCE = 1e-5
/** Of the training rows, in one pass. */
const MOST_CELLS = 5_000_000

/** @param onShare share done, from 0 to 1 */
export async function linearContender(
  train: LearningRows,
  validation: LearningRows,
  question: Question,
  pacing: Pacing,
  onShare: (share: number) => void,
): Promise<{ model: LinearModel; penalty: number; trainRows: number }> {
  const rows = affordableRows(train, question, MOST_CELLS)
  const judges = affordableRows(validation, question, MOST_CELLS)
  let best: { model: LinearModel; penalty: number; loss: number } | undefined
  let from: LinearModel | undefined
  for (const [k, penalty] of PENALTIES.entries()) {
    const options = { penalty, tolerance: TOLERANCE, ...(from && { from }) }
    const model = await fitLinear(rows, question, options, pacing)
    const z = await linearOutputs(model, judges.features, pacing)
    const loss = meanLoss(judges, question, z)
    // Of equals the stronger penalty.
    if (best === undefined || loss < best.loss) best = { model, penalty, loss }
    from = model
    onShare((k + 1) / PENALTIES.length)
  }
  const { model, penalty } = best as { model: LinearModel; penalty: number }
  return { model, penalty, trainRows: rows.features.rows }
}

/** Weighted. @param z [rows × outputs] */
function meanLoss(rows: LearningRows, { task, outputs }: Question, z: Float64Array): number {
  const loss = OUTPUT_LOSSES[task](outputs)
  let sum = 0
  for (let row = 0; row < rows.targets.length; row++) {
    const own = z.slice(row * outputs, (row + 1) * outputs)
    sum += (rows.weights[row] as number) * loss(own, rows.targets[row] as number)
  }
  return sum / totalWeight(rows)
}

/** Turns all z, in place, into answers. @param z [rows × outputs] */
export function answersOf(z: Float64Array, link: Link, outputs: number): Float64Array {
  const write = answerWriter(link, outputs)
  for (let at = 0; at < z.length; at += outputs) write(z, at, z, at)
  return z
}
