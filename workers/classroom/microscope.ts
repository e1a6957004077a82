import { chosenRows, expandRow, type Features } from '../../src/domain/features.ts'
import { learningRateAt } from '../../src/domain/learning-rate.ts'
import { lossTargets } from '../../src/domain/loss-targets.ts'
import { fewestDigits } from '../../src/domain/microscope/agreeing-digits.ts'
import { examine, nudgeEvery, type Specimen } from '../../src/domain/microscope/examine.ts'
import { parameterIndex, trainedParameters } from '../../src/domain/microscope/parameter-place.ts'
import type { TrainingJob } from '../../src/domain/training.ts'
import type {
  MicroscopeQuestion,
  MicroscopeView,
  PlacedRow,
  RowOfPart,
} from '../../src/protocol/microscope-view.ts'
import { stepsPerEpoch } from '../engines/job-plan.ts'
import type { ClassroomRun, RunState } from './classroom-run.ts'
import { engineSlopes } from './engine-slopes.ts'
import { optimizerStart } from './optimizer-start.ts'

/** The row that is looked at. */
interface LookedAt {
  /** Of this row alone. */
  features: Features
  /** In the target's own unit. */
  own: number
  weight: number
  of?: RowOfPart
}

/**
 * Puts one row and one weight of the engine's own state under the microscope.
 * @param job that goes on from the state
 * @param state that is shown: as it is now, or as it was
 */
export async function lookClosely(
  run: ClassroomRun,
  job: TrainingJob,
  { position: { epoch, batch }, weights, ...state }: RunState,
  { row: wantedRow, place: wantedPlace, thorough }: MicroscopeQuestion,
): Promise<MicroscopeView> {
  const { network, target, training } = job
  const { features, own, weight, of } =
    'part' in wantedRow
      ? placed(run, wantedRow)
      : { features: wantedRow.features, own: wantedRow.target, weight: 1 }
  const inputs = new Float64Array(features.inputs)
  expandRow(features, 0, inputs)
  const [wanted = 0] = lossTargets(target, Float64Array.of(own))
  const { slots, since } = optimizerStart(job, { ...state, epoch, weights })
  const steps = stepsPerEpoch(job)
  const taken = (epoch - since) * steps + batch
  const learningRate = learningRateAt(training, {
    step: taken,
    stepsPerEpoch: steps,
    validationLosses: run.history
      .filter((record) => record.epoch <= epoch)
      .map(({ validationLoss }) => validationLoss),
  })
  const step = taken + 1
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
    ? await engineSlopes(network, weights, features, specimen.row, (plan) => run.openBeside(plan))
    : undefined
  const trained = trainedParameters(network)
  const ofTrained = (all: ArrayLike<number>) => Float64Array.from(trained, (i) => all[i] as number)
  return {
    ...(of && { of }),
    target: own,
    wanted,
    weight,
    optimizer: training.optimizer,
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

/** A row of the set-up's data, as near to the wanted one as there is. */
function placed(run: ClassroomRun, { part, place: wanted }: PlacedRow): LookedAt {
  const { features, targets, rows } = run.job.data[part]
  const place = Math.max(0, Math.min(features.rows - 1, wanted))
  return {
    features: chosenRows(features, Uint32Array.of(place)),
    own: targets[place] as number,
    weight: part === 'train' ? (run.plan.train.weights[place] as number) : 1,
    of: { part, place, rows: features.rows, tableRow: rows[place] as number },
  }
}
