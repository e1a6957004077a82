import * as v from 'valibot'
import { checkpointShape, readCheckpoint, writeCheckpoint } from '../checkpoint-schema.ts'
import { parseExperiment } from '../experiment-schema.ts'
import { ENGINE_NAMES, type EngineName, type Experiment } from '../experiment.ts'
import { countParameters, type Network } from '../network.ts'
import { networkShape } from '../network-schema.ts'
import { fittedRecipe, text } from '../recipe-schema.ts'
import { type FittedRecipe, LEFT_OUT_REASONS, type LeftOutColumn } from '../recipe.ts'
import { fail, ok, type Result } from '../result.ts'
import type { Checkpoint } from '../training.ts'

/** Everything that an interrupted run needs to go on exactly as if never interrupted, but for its rows. */
export interface RunCheckpoint {
  experiment: Experiment
  /** Name of the model that comes of it. */
  name: string
  /** Only the same one gives the same bits. */
  engine: EngineName
  network: Network
  /** Of a run that went on from a model: that model's own; absent: fitted anew from the same rows. */
  recipe?: FittedRecipe
  leftOut?: LeftOutColumn[]
  checkpoint: Checkpoint
}

const document = v.strictObject({
  terrarium: v.literal(1),
  experiment: v.unknown(),
  name: text,
  engine: v.picklist(ENGINE_NAMES),
  network: networkShape,
  recipe: v.exactOptional(fittedRecipe),
  leftOut: v.exactOptional(
    v.array(v.strictObject({ name: text, reason: v.picklist(LEFT_OUT_REASONS) })),
  ),
  checkpoint: checkpointShape,
})

/** JSON and float32 arrays by name; `readRunCheckpoint` puts them together again. */
export function writeRunCheckpoint({ checkpoint, ...rest }: RunCheckpoint) {
  const written = writeCheckpoint(checkpoint)
  return {
    document: { terrarium: 1, ...rest, checkpoint: written.document },
    arrays: written.arrays,
  }
}

/** Trusts nothing. Fails with `modelDamaged` and as `parseExperiment` does. */
export function readRunCheckpoint(
  foreign: unknown,
  arrays: ReadonlyMap<string, Float32Array<ArrayBuffer>>,
): Result<RunCheckpoint> {
  const read = v.safeParse(document, foreign)
  if (!read.success) {
    const [issue] = read.issues
    return fail('modelDamaged', { reason: v.getDotPath(issue) ?? 'document' })
  }
  const { experiment: written, checkpoint: shape, terrarium: _, ...rest } = read.output
  const experiment = parseExperiment(written)
  if (!experiment.ok) return experiment
  const checkpoint = readCheckpoint(shape, arrays, countParameters(rest.network))
  if (checkpoint === undefined) return fail('modelDamaged', { reason: 'checkpoint' })
  return ok({ ...rest, experiment: experiment.value, checkpoint })
}
