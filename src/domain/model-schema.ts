import * as v from 'valibot'
import {
  checkpointShape,
  history,
  readCheckpoint,
  wholeArray,
  writeCheckpoint,
} from './checkpoint-schema.ts'
import { evaluationSchema } from './evaluation-schema.ts'
import { parseExperiment } from './experiment-schema.ts'
import { engineInfo } from './engine-info-schema.ts'
import type { Experiment } from './experiment.ts'
import { experimentWithLoss, lossChoices, lossOf } from './loss-choice.ts'
import { countParameters } from './network.ts'
import { networkShape } from './network-schema.ts'
import { count, finite, moment } from './number-schema.ts'
import { fittedRecipe, MOST_LEVELS, text } from './recipe-schema.ts'
import { inputCount, LEFT_OUT_REASONS } from './recipe.ts'
import { findingsSchema } from './report/findings-schema.ts'
import { fail, ok, type Result } from './result.ts'
import type { TrainedModel } from './trained-model.ts'

/**
 * A saved model as JSON beside raw float32 arrays: how it lies in IndexedDB and in a `.terrarium` file.
 * Both are read back through `readModel`, which trusts nothing.
 */
export interface ModelDocument {
  document: unknown
  /** Little-endian float32, by name: "weights", and with a checkpoint "current", "best", "slot0"… */
  arrays: Map<string, Float32Array<ArrayBuffer>>
}

const MOST_PARAMETERS = 50_000_000

const report = v.strictObject({
  file: text,
  data: v.exactOptional(
    v.strictObject({
      columns: count,
      leftOut: v.pipe(
        v.array(v.strictObject({ name: text, reason: v.picklist(LEFT_OUT_REASONS) })),
        v.maxLength(MOST_LEVELS),
      ),
      fingerprint: text,
    }),
  ),
  build: v.exactOptional(text),
  rows: v.strictObject({ train: count, validation: count, test: count, skipped: count }),
  engine: engineInfo,
  history,
  bestEpoch: count,
  stopped: v.picklist(['epochs', 'earlyStopping', 'stopped', 'diverged']),
  evaluation: evaluationSchema,
  findings: v.exactOptional(findingsSchema),
  testLooks: v.exactOptional(count),
  weightsSha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  msPerStep: finite,
  seconds: finite,
})

const modelDocument = v.strictObject({
  terrarium: v.literal(1),
  id: v.pipe(v.string(), v.regex(/^[0-9a-zA-Z-]{1,64}$/)),
  name: text,
  createdAt: moment,
  experiment: v.unknown(),
  recipe: fittedRecipe,
  network: networkShape,
  threshold: v.pipe(finite, v.minValue(0), v.maxValue(1)),
  checkpoint: v.optional(checkpointShape),
  report,
})

/** Splits a model into its JSON document and its arrays; `readModel` puts it together again. */
export function writeModel(model: TrainedModel): ModelDocument {
  const { weights, checkpoint, ...rest } = model
  const arrays = new Map([['weights', weights]])
  if (checkpoint === undefined) return { document: rest, arrays }
  const written = writeCheckpoint(checkpoint)
  const document = { ...rest, checkpoint: written.document }
  return { document, arrays: new Map([...arrays, ...written.arrays]) }
}

/**
 * Reads a foreign model. Anything that does not fit (unknown or missing keys, shapes that do not chain,
 * arrays of the wrong length, non-finite weights) gives `modelDamaged` with the reason.
 */
export function readModel({ document, arrays }: ModelDocument): Result<TrainedModel> {
  const parsed = v.safeParse(modelDocument, document, { abortEarly: true })
  if (!parsed.success) {
    const [issue] = parsed.issues
    return damaged(`${v.getDotPath(issue) ?? 'document'}: ${issue.message}`)
  }
  const { experiment: foreign, checkpoint: written, ...rest } = parsed.output
  const experiment = parseExperiment(foreign)
  if (!experiment.ok) return experiment
  const wrong = misfit(rest)
  if (wrong !== undefined) return damaged(wrong)

  const parameters = countParameters(rest.network)
  const weights = wholeArray(arrays, 'weights', parameters)
  if (weights === undefined) return damaged('weights')
  const model: TrainedModel = { ...rest, experiment: asTrained(experiment.value, rest), weights }
  if (written === undefined) return ok(model)

  const checkpoint = readCheckpoint(written, arrays, parameters)
  if (checkpoint === undefined) return damaged('checkpoint')
  return ok({ ...model, checkpoint })
}

/** Models saved before classes had a choice of loss may name one that did not count. */
function asTrained(
  experiment: Experiment,
  { recipe, network }: Pick<TrainedModel, 'recipe' | 'network'>,
): Experiment {
  const loss = experiment.training?.loss
  const { task } = recipe.target
  const counted =
    loss === undefined || (lossChoices(task).includes(loss) && lossOf(task, loss) === network.loss)
  return counted ? experiment : experimentWithLoss(experiment, undefined)
}

function damaged(reason: string) {
  return fail('modelDamaged', { reason })
}

/** What does not chain, or undefined: inputs to layers to outputs to classes. */
function misfit({ recipe, network }: Pick<TrainedModel, 'recipe' | 'network'>): string | undefined {
  if (countParameters(network) > MOST_PARAMETERS) return 'network: too large'
  const { inputs, layers } = network
  let width = inputs
  for (const [i, layer] of layers.entries()) {
    if (layer.inputs !== width) return `network.layers.${i}.inputs`
    width = layer.units
  }
  const { target } = recipe
  const outputs = target.task === 'multiclass' ? target.classes.length : 1
  if (width !== outputs) return 'network: outputs'
  if (recipe.inputNames.length !== inputs) return 'recipe.inputNames'
  if (recipe.baseline && recipe.baseline.length !== inputs) return 'recipe.baseline'
  let offset = 0
  for (const column of recipe.columns) {
    if (column.offset !== offset) return `recipe: ${column.name}`
    if (column.kind === 'category' && column.counts.length !== column.levels.length) {
      return `recipe: ${column.name}`
    }
    if (column.kind === 'number' && !isAscending(column.edges ?? [])) {
      return `recipe: ${column.name}`
    }
    if (column.kind === 'text' && column.idf && column.idf.length !== column.buckets) {
      return `recipe: ${column.name}`
    }
    offset += inputCount(column)
  }
  if (offset !== inputs) return 'recipe: inputs'
  return undefined
}

function isAscending(edges: readonly number[]): boolean {
  return edges.every((edge, k) => k === 0 || edge > (edges[k - 1] as number))
}
