import * as v from 'valibot'
import { count, finite } from './number-schema.ts'
import { text } from './recipe-schema.ts'
import type { Checkpoint } from './training.ts'

/** Arrays of float32 by name. */
type Arrays = ReadonlyMap<string, Float32Array<ArrayBuffer>>

const epochRecord = v.strictObject({
  epoch: count,
  trainLoss: finite,
  validationLoss: finite,
  seconds: finite,
})
export const history = v.pipe(v.array(epochRecord), v.maxLength(100_000))

/** What of a checkpoint is JSON; `slots` counts the arrays of the optimiser's state. */
export const checkpointShape = v.strictObject({
  step: count,
  slots: v.pipe(count, v.maxValue(2)),
  history,
  fingerprint: text,
})

/** Splits a checkpoint into JSON and arrays; `readCheckpoint` puts it together again. */
export function writeCheckpoint(checkpoint: Checkpoint): {
  document: v.InferOutput<typeof checkpointShape>
  arrays: Map<string, Float32Array<ArrayBuffer>>
} {
  const { step, weights, bestWeights, slots, history: epochs, fingerprint } = checkpoint
  return {
    document: { step, slots: slots.length, history: epochs, fingerprint },
    arrays: new Map([
      ['current', weights],
      ['best', bestWeights],
      ...slots.map((slot, i): [string, Float32Array<ArrayBuffer>] => [`slot${i}`, slot]),
    ]),
  }
}

/** undefined: an array is missing, of another length, or holds what is no finite number. */
export function readCheckpoint(
  { step, slots, history: epochs, fingerprint }: v.InferOutput<typeof checkpointShape>,
  arrays: Arrays,
  parameters: number,
): Checkpoint | undefined {
  const weights = wholeArray(arrays, 'current', parameters)
  const bestWeights = wholeArray(arrays, 'best', parameters)
  const whole = Array.from({ length: slots }, (_, i) =>
    wholeArray(arrays, `slot${i}`, parameters),
  ).filter((slot) => slot !== undefined)
  if (weights === undefined || bestWeights === undefined || whole.length !== slots) return undefined
  return { step, weights, bestWeights, slots: whole, history: epochs, fingerprint }
}

/** The array of this name, if it is there, has this length, and every number is finite. */
export function wholeArray(
  arrays: Arrays,
  name: string,
  length: number,
): Float32Array<ArrayBuffer> | undefined {
  const array = arrays.get(name)
  return array?.length === length && array.every(Number.isFinite) ? array : undefined
}
