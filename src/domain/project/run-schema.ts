import * as v from 'valibot'
import { history } from '../checkpoint-schema.ts'
import { engineInfo } from '../engine-info-schema.ts'
import { evaluationSchema } from '../evaluation-schema.ts'
import { parseExperiment } from '../experiment-schema.ts'
import type { Experiment } from '../experiment.ts'
import { count, finite, moment, ordinal } from '../number-schema.ts'
import { fail, ok, type Result } from '../result.ts'
import { MOST_KEPT_EPOCHS, type RunRecord } from './run-record.ts'

const text = v.pipe(v.string(), v.maxLength(10_000))
const id = v.pipe(v.string(), v.regex(/^[0-9a-zA-Z-]{1,64}$/))

const written = v.strictObject({
  terrarium: v.literal(1),
  id,
  project: id,
  number: ordinal,
  startedAt: moment,
  status: v.picklist(['finished', 'failed']),
  experiment: v.unknown(),
  file: text,
  note: text,
  engine: v.exactOptional(engineInfo),
  inputs: count,
  parameters: count,
  rows: v.strictObject({ train: count, validation: count, test: count }),
  history: v.pipe(history, v.maxLength(MOST_KEPT_EPOCHS)),
  epochs: count,
  bestEpoch: count,
  stopped: v.exactOptional(v.picklist(['epochs', 'earlyStopping', 'stopped', 'diverged'])),
  seconds: v.pipe(finite, v.minValue(0)),
  evaluation: v.exactOptional(evaluationSchema),
  locked: v.boolean(),
  weightsSha256: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  model: v.exactOptional(id),
})

/** What this browser holds besides: runs under way, why they failed, and those in the trash. */
const stored = v.strictObject({
  ...written.entries,
  status: v.picklist(['running', ...written.entries.status.options]),
  // Shown nowhere: a run that failed is called that.
  failure: v.exactOptional(v.strictObject({ code: text, details: v.looseObject({}) })),
  deletedAt: v.exactOptional(moment),
})

/** A run as a file holds it: one that ended. What it failed with stays behind, for it is about the machine it ran on. */
export type WrittenRun = Omit<RunRecord, 'failure' | 'deletedAt'>

/** Reads a foreign run. Fails with `projectDamaged`, and as `parseExperiment` does. */
export function readRun(foreign: unknown): Result<WrittenRun> {
  return readBy(written, foreign)
}

/** Reads a run that this browser stored; damage to its storage, or other hands, may have changed it. Fails as `readRun`. */
export function readStoredRun(foreign: unknown): Result<RunRecord> {
  return readBy(stored, foreign) as Result<RunRecord>
}

function readBy<Run extends { experiment: unknown }>(
  schema: v.GenericSchema<unknown, Run>,
  foreign: unknown,
): Result<Omit<Run, 'experiment'> & { experiment: Experiment }> {
  const read = v.safeParse(schema, foreign, { abortEarly: true })
  if (!read.success) {
    const [issue] = read.issues
    return fail('projectDamaged', { reason: `run ${v.getDotPath(issue) ?? ''}: ${issue.message}` })
  }
  const experiment = parseExperiment(read.output.experiment)
  return experiment.ok ? ok({ ...read.output, experiment: experiment.value }) : experiment
}
