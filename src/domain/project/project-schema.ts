import * as v from 'valibot'
import { parseExperiment } from '../experiment-schema.ts'
import { count, moment } from '../number-schema.ts'
import { fail, ok, type Result } from '../result.ts'
import type { Project } from './project.ts'

const VERSION = 1
const MOST_CHARACTERS = 10_000
const text = v.pipe(v.string(), v.maxLength(MOST_CHARACTERS))
const id = v.pipe(v.string(), v.regex(/^[0-9a-zA-Z-]{1,64}$/))
const names = v.pipe(v.array(text), v.maxLength(20_000))

const reading = v.strictObject({
  delimiter: v.exactOptional(text),
  encoding: v.exactOptional(text),
  quote: v.exactOptional(text),
  escape: v.exactOptional(text),
  comment: v.exactOptional(text),
  lineEnds: v.exactOptional(v.picklist(['\n', '\r\n', '\r'])),
  decimal: v.exactOptional(v.picklist(['.', ','])),
  preambleRows: v.exactOptional(count),
  headerRows: v.exactOptional(count),
  footerRows: v.exactOptional(count),
  sheet: v.exactOptional(text),
  columns: v.exactOptional(names),
  sample: v.exactOptional(
    v.strictObject({
      percent: v.pipe(v.number(), v.minValue(1), v.maxValue(100)),
      seed: count,
      stratifyBy: v.exactOptional(text),
    }),
  ),
})

const document = v.strictObject({
  terrarium: v.literal(VERSION),
  id,
  name: text,
  note: text,
  createdAt: moment,
  changedAt: moment,
  experiment: v.exactOptional(v.unknown()),
  reading,
  table: v.exactOptional(v.strictObject({ name: text, bytes: count, rows: count, columns: count })),
  keepsData: v.boolean(),
  model: v.exactOptional(id),
})

const versioned = v.looseObject({ terrarium: v.pipe(v.number(), v.integer()) })

/** Reads a foreign project. Fails with `newerVersion`, `projectDamaged`, and as `parseExperiment` does. */
export function readProject(foreign: unknown): Result<Project> {
  const version = v.safeParse(versioned, foreign, { abortEarly: true })
  if (version.success && version.output.terrarium > VERSION) {
    return fail('newerVersion', { found: version.output.terrarium, known: VERSION })
  }
  const read = v.safeParse(document, foreign, { abortEarly: true })
  if (!read.success) {
    const [issue] = read.issues
    return fail('projectDamaged', {
      reason: `${v.getDotPath(issue) ?? 'document'}: ${issue.message}`,
    })
  }
  const { experiment: written, ...rest } = read.output
  if (written === undefined) return ok(rest)
  const experiment = parseExperiment(written)
  return experiment.ok ? ok({ ...rest, experiment: experiment.value }) : experiment
}
