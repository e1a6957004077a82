import * as v from 'valibot'
import { CALIBRATION_METHODS } from './calibration/calibration.ts'
import { campaign } from './campaign/campaign-schema.ts'
import { classroom } from './classroom/classroom-schema.ts'
import { DATE_FORMATS } from './date-format.ts'
import {
  anyNames,
  oneOf,
  plainObject,
  readBy,
  says,
  strict,
  whole,
  within,
} from './document-schema.ts'
import {
  ENGINE_NAMES,
  LOSS_CHOICES,
  NUMBER_FORMATS,
  type ColumnChoice,
  type Experiment,
  type Task,
} from './experiment.ts'
import { ACTIVATION_NAMES } from './network.ts'
import {
  categorySteps,
  columnSteps,
  dateSteps,
  numberSteps,
  textSteps,
} from './preparation-schema.ts'
import { TARGET_SCALES, type ColumnSteps } from './preparation-steps.ts'
import { privacyStep } from './privacy/privacy-schema.ts'
import { fail, ok, type Result } from './result.ts'
import { linkedSplit, split } from './split-schema.ts'
import type { ColumnKind, ColumnRole } from './table.ts'

const TASKS = ['binary', 'multiclass', 'regression'] as const satisfies Task[]
const KINDS = ['number', 'category', 'boolean', 'date', 'text'] as const satisfies ColumnKind[]
const ROLES = [
  'feature',
  'id',
  'ignore',
  'weight',
  'group',
  'time',
  'treatment',
  'value',
] as const satisfies ColumnRole[]
const VERSION = 1
const MOST_LAYERS = 8

const text = v.string(says({ type: 'text' }))
const yesOrNo = v.boolean(says({ type: 'yesOrNo' }))
const seed = whole(0, 2 ** 32 - 1)
const momentum = within({ atLeast: 0, below: 1 })

const columnChoice = strict({
  role: v.exactOptional(oneOf(ROLES)),
  kind: v.exactOptional(oneOf(KINDS)),
  missing: v.exactOptional(v.array(v.string(says({ type: 'text' })), says({ type: 'texts' }))),
  numberFormat: v.exactOptional(oneOf(NUMBER_FORMATS)),
  dateFormat: v.exactOptional(oneOf(DATE_FORMATS)),
  privacy: v.exactOptional(privacyStep),
})

const columns = anyNames<ColumnChoice>(columnChoice)

const preparation = strict({
  number: v.exactOptional(numberSteps),
  category: v.exactOptional(categorySteps),
  date: v.exactOptional(dateSteps),
  text: v.exactOptional(textSteps),
  boolean: v.exactOptional(strict({ impute: v.exactOptional(oneOf(['mostFrequent'])) })),
  target: v.exactOptional(strict({ scale: v.exactOptional(oneOf(TARGET_SCALES)) })),
  columns: v.exactOptional(anyNames<ColumnSteps>(columnSteps)),
})

const layer = strict({
  units: whole(1, 1024),
  activation: v.exactOptional(oneOf(ACTIVATION_NAMES)),
  dropout: v.exactOptional(within({ atLeast: 0, atMost: 0.95 })),
  batchNorm: v.exactOptional(yesOrNo),
})
const penalty = v.exactOptional(within({ atLeast: 0, atMost: 10 }))
const network = strict({
  layers: v.exactOptional(
    v.pipe(
      v.array(layer, says({ type: 'layers', most: MOST_LAYERS })),
      v.maxLength(MOST_LAYERS, says({ type: 'layers', most: MOST_LAYERS })),
    ),
  ),
  l1: penalty,
  l2: penalty,
})

const learningRate = v.exactOptional(within({ above: 0, atMost: 10 }))
const epsilon = v.exactOptional(within({ above: 0, atMost: 1 }))
const adam = {
  learningRate,
  beta1: v.exactOptional(momentum),
  beta2: v.exactOptional(momentum),
  epsilon,
}
const optimizer = v.pipe(
  plainObject(),
  v.variant(
    'name',
    [
      v.strictObject({ name: v.literal('adam'), ...adam }),
      v.strictObject({
        name: v.literal('adamw'),
        ...adam,
        weightDecay: v.exactOptional(within({ atLeast: 0, atMost: 10 })),
      }),
      v.strictObject({
        name: v.literal('sgd'),
        learningRate,
        momentum: v.exactOptional(momentum),
        nesterov: v.exactOptional(yesOrNo),
      }),
      v.strictObject({
        name: v.literal('rmsprop'),
        learningRate,
        rho: v.exactOptional(momentum),
        epsilon,
      }),
    ],
    says({ type: 'oneOf', values: ['adam', 'adamw', 'sgd', 'rmsprop'] }),
  ),
)
const someEpochs = v.exactOptional(whole(1, 100_000))
const factor = v.exactOptional(within({ above: 0, below: 1 }))
const schedule = v.pipe(
  plainObject(),
  v.variant(
    'name',
    [
      v.strictObject({ name: v.literal('constant') }),
      v.strictObject({ name: v.literal('step'), every: someEpochs, factor }),
      v.strictObject({
        name: v.literal('cosine'),
        warmUp: v.exactOptional(whole(0, 100_000)),
      }),
      v.strictObject({ name: v.literal('plateau'), patience: someEpochs, factor }),
    ],
    says({ type: 'oneOf', values: ['constant', 'step', 'cosine', 'plateau'] }),
  ),
)
const clipping = strict(
  { by: oneOf(['value', 'globalNorm']), limit: within({ above: 0 }) },
  { type: 'objectOrNull', key: 'limit' },
)
const training = strict({
  loss: v.exactOptional(oneOf(LOSS_CHOICES)),
  schedule: v.exactOptional(schedule),
  clipping: v.exactOptional(v.nullable(clipping)),
  optimizer: v.exactOptional(optimizer),
  batchSize: v.exactOptional(whole(1, 65_536)),
  epochs: v.exactOptional(whole(1, 100_000)),
  earlyStopping: v.exactOptional(
    v.nullable(strict({ patience: whole(1, 10_000) }, { type: 'objectOrNull', key: 'patience' })),
  ),
  classWeights: v.exactOptional(oneOf(['none', 'balanced'])),
  seed: v.exactOptional(seed),
  engine: v.exactOptional(oneOf(['auto', ...ENGINE_NAMES])),
})

const shared = {
  terrarium: v.exactOptional(v.literal(VERSION, says({ type: 'oneOf', values: ['1'] }))),
  task: v.exactOptional(oneOf(TASKS)),
  positive: v.exactOptional(text),
  threshold: v.exactOptional(within({ atLeast: 0, atMost: 1 })),
  calibration: v.exactOptional(oneOf(CALIBRATION_METHODS)),
  columns: v.exactOptional(columns),
  preparation: v.exactOptional(preparation),
  network: v.exactOptional(network),
  training: v.exactOptional(training),
  campaign: v.exactOptional(campaign),
  classroom: v.exactOptional(classroom),
}
const experiment = strict({ ...shared, target: text, split: v.exactOptional(split) })
const linkedExperiment = strict({
  ...shared,
  target: v.exactOptional(text),
  split: v.exactOptional(linkedSplit),
})

/** An experiment as a link carries it: the names of columns only if the sender chose so, rows never. */
export type LinkedExperiment = Omit<Experiment, 'target'> & { target?: string }

/**
 * Reads a foreign experiment document. Only `target` is required; an absent `terrarium` means 1.
 * @returns the document with nothing filled in besides `terrarium`, or `unknownKey`, `missingKey`,
 *   `invalidValue`, `newerVersion` for the first thing that is wrong
 */
export function parseExperiment(value: unknown): Result<Experiment> {
  return parseBy(experiment, value)
}

/** Reads an experiment document from JSON text (a byte order mark is skipped); also fails with `notJson`. */
export function parseExperimentText(json: string): Result<Experiment> {
  let value: unknown
  try {
    value = JSON.parse(json.replace(/^\uFEFF/, ''))
  } catch (error) {
    return fail('notJson', { reason: error instanceof Error ? error.message : '' })
  }
  return parseExperiment(value)
}

/** Reads what a link carries: as `parseExperiment`, but no key is required and `split` lists no rows. */
export function parseLinkedExperiment(value: unknown): Result<LinkedExperiment> {
  return parseBy(linkedExperiment, value)
}

function parseBy<Output extends object>(
  schema: v.GenericSchema<unknown, Output>,
  value: unknown,
): Result<Output & { terrarium: typeof VERSION }> {
  // The version comes first: a newer document may be wrong in every other way.
  const version = versionOf(value)
  if (version > VERSION) return fail('newerVersion', { found: version, known: VERSION })
  const read = readBy(schema, value)
  return read.ok ? ok({ ...read.value, terrarium: VERSION }) : read
}

/** 0 where there is no whole number to compare; the schema then judges what is there. */
function versionOf(value: unknown): number {
  const version: unknown =
    typeof value === 'object' && value !== null && 'terrarium' in value ? value.terrarium : 0
  return Number.isInteger(version) ? (version as number) : 0
}
