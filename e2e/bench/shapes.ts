/** What is measured, named alike in the page and on the command line. */

/** A network and a minibatch that engines are timed at. */
export interface Shape {
  /** Inputs-hidden-outputs, and rows of a minibatch. */
  name: string
  inputs: number
  hidden: [number, number]
  /** 1: two classes by one logit. */
  outputs: number
  batchSize: number
}

export const SHAPES: readonly Shape[] = [
  { name: '20-64-32-1 b32', inputs: 20, hidden: [64, 32], outputs: 1, batchSize: 32 },
  { name: '20-64-32-3 b32', inputs: 20, hidden: [64, 32], outputs: 3, batchSize: 32 },
  { name: '50-128-64-1 b128', inputs: 50, hidden: [128, 64], outputs: 1, batchSize: 128 },
  { name: '50-256-256-1 b256', inputs: 50, hidden: [256, 256], outputs: 1, batchSize: 256 },
]

/** What scores a million rows, without its batch. */
export const SCORED_SHAPE: Shape = {
  name: '50-128-64-1',
  inputs: 50,
  hidden: [128, 64],
  outputs: 1,
  batchSize: 1,
}

/** Long enough that what an epoch costs by itself counts as little as in practice. */
export const STEPS_PER_EPOCH = 100

export const LEARNING_RATE = 1e-3

/** Our engines, and the library's own training loop on each of its backends. */
const OUR_ENGINES = ['webgpu', 'wasm', 'tfjs', 'tfjs-cpu'] as const
export const FITS = ['fit-webgpu', 'fit-wasm', 'fit-cpu'] as const
export const TRAINERS = [...OUR_ENGINES, ...FITS] as const
export type TrainerName = (typeof TRAINERS)[number]

/** Those that need an adapter. */
export const ON_WEBGPU: readonly TrainerName[] = ['webgpu', 'tfjs', 'fit-webgpu']

/**
 * Our forward pass by WebAssembly and in plain JavaScript, and ONNX Runtime's on one thread and on as many as it
 * takes by itself (half the cores, at most four).
 */
export const SCORERS = ['wasm', 'plain', 'onnx-1-thread', 'onnx'] as const
export type ScorerName = (typeof SCORERS)[number]

export const TABLE_SIZES = [10_000, 100_000, 1_000_000] as const
