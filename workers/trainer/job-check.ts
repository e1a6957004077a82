import { countParameters } from '../../src/domain/network.ts'
import { NO_LEVEL } from '../../src/domain/features.ts'
import { slotCount } from '../../src/domain/optimizers.ts'
import type { PartName, PreparedPart } from '../../src/domain/prepared-data.ts'
import { fail, ok, type Result } from '../../src/domain/result.ts'
import type { Checkpoint, TrainingJob } from '../../src/domain/training.ts'
import { lossTargets } from '../../src/domain/loss-targets.ts'

/** Weights, optimiser state, best and last epoch's copies of this many take about 1 GB. */
const MOST_PARAMETERS = 20_000_000

const PARTS: readonly PartName[] = ['train', 'validation', 'test']

/**
 * Looks at every number before it goes to a device: a NaN there gives a wrong but finite loss.
 * Fails with `tooManyParameters`, `tooFewRows`, `nonFiniteInput` or `checkpointMismatch`.
 */
export function checkJob(job: TrainingJob): Result<undefined> {
  const parameters = countParameters(job.network)
  if (parameters > MOST_PARAMETERS) {
    return fail('tooManyParameters', { parameters, most: MOST_PARAMETERS })
  }
  for (const name of PARTS) {
    const part = job.data[name]
    if (part.features.rows === 0) return fail('tooFewRows', { part: name, rows: 0, least: 1 })
    const checked = checkPart(job, part)
    if (!checked.ok) return checked
  }
  return job.resume ? checkCheckpoint(job, job.resume) : ok(undefined)
}

function checkPart({ target }: TrainingJob, part: PreparedPart): Result<undefined> {
  const { numbers, numberInputs, codes, categories } = part.features
  const problem = (column: string, row: number) =>
    fail('nonFiniteInput', { column, row: part.rows[row] ?? row })
  const cell = numbers.findIndex((value) => !Number.isFinite(value))
  if (cell >= 0) {
    const [row, column] = placeOf(cell, numberInputs.length)
    return problem(`#${(numberInputs[column] ?? 0) + 1}`, row)
  }
  const isLevel = (code: number, at: number) =>
    code === NO_LEVEL || code < (categories[at % categories.length]?.levels ?? 0)
  const stray = codes.findIndex((code, at) => !isLevel(code, at))
  if (stray >= 0) {
    const [row, column] = placeOf(stray, categories.length)
    return problem(`#${(categories[column]?.first ?? 0) + 1}`, row)
  }
  const isUsable = (value: number) => Number.isFinite(Math.fround(value))
  const row = lossTargets(target, part.targets).findIndex((value) => !isUsable(value))
  if (row >= 0) return problem(target.name, row)
  const weight = part.weights.findIndex((value) => !Number.isFinite(value) || value < 0)
  return weight < 0 ? ok(undefined) : problem('weight', weight)
}

/** Row and column. */
function placeOf(cell: number, columns: number): [number, number] {
  return [Math.floor(cell / columns), cell % columns]
}

function checkCheckpoint(job: TrainingJob, checkpoint: Checkpoint): Result<undefined> {
  const { weights, bestWeights, slots, fingerprint } = checkpoint
  const mismatch = (reason: string) => fail('checkpointMismatch', { reason })
  if (fingerprint !== job.data.fingerprint) return mismatch('prepared from other data')
  if (slots.length !== slotCount(job.training.optimizer)) return mismatch('another optimizer')
  const arrays = [weights, bestWeights, ...slots]
  const parameters = countParameters(job.network)
  if (arrays.some(({ length }) => length !== parameters)) return mismatch('another network')
  if (arrays.some((array) => !array.every(Number.isFinite))) return mismatch('not finite')
  return ok(undefined)
}
