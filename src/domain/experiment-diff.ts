import { canonicalJson } from './canonical-json.ts'
import { DEFAULT_THRESHOLD } from './experiment-defaults.ts'
import type { Experiment } from './experiment.ts'
import { resolveNetwork, resolveSplit, resolveTraining } from './resolve-experiment.ts'

/** One place where two experiments differ. */
export interface ExperimentChange {
  /** Keys from the document's top down to the place, such as `['columns', 'age', 'role']`. */
  path: readonly string[]
  /** What stands there; undefined: nothing. */
  before: unknown
  after: unknown
}

/** What is one thing to whoever reads of it, though it has keys of its own. */
const WHOLE = new Set([
  ...['classroom', 'clip', 'clipping', 'bins', 'tenure', 'words', 'characters', 'privacy'],
  ...['parts', 'value'],
])

/**
 * Where two experiments differ, in the order of the document; empty if and only if they mean the same. An object without
 * keys means the same as none at all.
 */
export function experimentDiff(before: Experiment, after: Experiment): ExperimentChange[] {
  return compare([], before, after)
}

/** Every place of an experiment that says something, as the difference from one that says nothing. */
export function experimentPlaces(experiment: Experiment): ExperimentChange[] {
  return compare([], {}, experiment)
}

/**
 * The document with everything written out that it leaves to a default, as far as that depends on no table: so that two
 * can be compared of which one says what the other leaves open.
 */
export function writtenOut(experiment: Experiment): Experiment {
  const { split, network, training, task = 'binary' } = experiment
  return {
    ...experiment,
    ...(task === 'binary' && { threshold: experiment.threshold ?? DEFAULT_THRESHOLD }),
    split: resolveSplit(split, task),
    network: resolveNetwork(network),
    training: resolveTraining(training, task),
  }
}

/** As `experimentDiff`, with the defaults that stand where a document says nothing. */
export function toldDiff(before: Experiment, after: Experiment): ExperimentChange[] {
  const [a, b] = [writtenOut(before), writtenOut(after)]
  return experimentDiff(before, after).map((change) => ({
    path: change.path,
    before: change.before ?? valueAt(a, change.path),
    after: change.after ?? valueAt(b, change.path),
  }))
}

/** What stands at a place of an experiment; undefined: nothing. */
export function valueAt(experiment: Experiment, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (place, key) => (isBranch(place) ? ownEntry(place, key) : undefined),
    experiment,
  )
}

function compare(path: readonly string[], before: unknown, after: unknown): ExperimentChange[] {
  const [a, b] = [unlessEmpty(before), unlessEmpty(after)]
  if (canonicalJson({ it: a }) === canonicalJson({ it: b })) return []
  if (isWhole(path) || !branches(a) || !branches(b)) return [{ path, before: a, after: b }]
  const [inA, inB] = [isBranch(a) ? a : {}, isBranch(b) ? b : {}]
  const keys = new Set([...Object.keys(inA), ...Object.keys(inB)])
  return [...keys].flatMap((each) =>
    compare([...path, each], ownEntry(inA, each), ownEntry(inB, each)),
  )
}

/** A column may be called like one of the keys. */
function isWhole(path: readonly string[]): boolean {
  const key = path.at(-1)
  const isColumn = path.at(-2) === 'columns' && (path.length === 2 || path[0] === 'preparation')
  return key !== undefined && !(isColumn && path.length < 4) && WHOLE.has(key)
}

/** Nothing at all can be set against an object, key by key. */
function branches(value: unknown): boolean {
  return value === undefined || isBranch(value)
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A key called `__proto__` or `constructor` is one like any other. */
function ownEntry(object: object, key: string): unknown {
  return Object.entries(object).find(([own]) => own === key)?.[1]
}

function unlessEmpty(value: unknown): unknown {
  if (!isBranch(value)) return value
  return Object.values(value).every((inner) => unlessEmpty(inner) === undefined) ? undefined : value
}
