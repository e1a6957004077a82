import { chosenRows, expandRow } from '../../src/domain/features.ts'
import { lossTargets } from '../../src/domain/loss-targets.ts'
import { fewestDigits } from '../../src/domain/microscope/agreeing-digits.ts'
import { examine, nudgeEvery, type Specimen } from '../../src/domain/microscope/examine.ts'
import { parameterIndex, trainedParameters } from '../../src/domain/microscope/parameter-place.ts'
import type { MicroscopeQuestion, MicroscopeView } from '../../src/protocol/microscope-view.ts'
import type { ClassroomRun, RunState } from './classroom-run.ts'
import { engineSlopes } from './engine-slopes.ts'

/**
 * Puts one row and one weight of the engine's own state under the microscope.
 * @param state that is shown: as it is now, or as it was
 */
export async function lookClosely(
  run: ClassroomRun,
  { position, weights, slots }: RunState,
  { row: { part, place: wantedRow }, place: wantedPlace, thorough }: MicroscopeQuestion,
): Promise<MicroscopeView> {
  const { network, data, target, training } = run.job
  const { features, targets, rows } = data[part]
  const row = Math.max(0, Math.min(features.rows - 1, wantedRow))
  const inputs = new Float64Array(features.inputs)
  expandRow(features, row, inputs)
  const own = targets[row] as number
  const [wanted = 0] = lossTargets(target, Float64Array.of(own))
  const weight = part === 'train' ? (run.plan.train.weights[row] as number) : 1
  const learningRate = run.learningRateAt(position)
  const step = position.step + 1
  const specimen: Specimen = {
    network,
    weights: Float64Array.from(weights),
    row: { inputs, target: wanted, weight },
    state: {
      optimizer: training.optimizer,
      slots: slots.map((slot) => Float64Array.from(slot)),
      clipping: training.clipping,
      step,
      learningRate,
    },
  }
  const { examination, gradient } = examine(specimen, wantedPlace)
  const index = parameterIndex(network, examination.place)
  const { autodiffGradient } = await import('./autodiff.ts')
  const autodiff = await autodiffGradient(network, weights, specimen.row)
  const nudged = thorough ? nudgeEvery(specimen, gradient) : undefined
  const engine = thorough
    ? await engineSlopes(
        network,
        weights,
        chosenRows(features, Uint32Array.of(row)),
        specimen.row,
        (plan) => run.openBeside(plan),
      )
    : undefined
  const trained = trainedParameters(network)
  const ofTrained = (all: ArrayLike<number>) => Float64Array.from(trained, (i) => all[i] as number)
  return {
    row: { part, place: row },
    rows: features.rows,
    tableRow: rows[row] as number,
    target: own,
    wanted,
    weight,
    learningRate,
    step,
    examination,
    autodiff: autodiff[index] as number,
    every: {
      count: trained.length,
      autodiff: fewestDigits(ofTrained(gradient), ofTrained(autodiff)),
      ...(nudged !== undefined && { nudged }),
    },
    ...(engine && { engine: engine[index] as number }),
  }
}
