import type { Clipping } from './experiment.ts'
import type { Activation, Loss } from './network.ts'
import type { EngineTiming } from './training.ts'

/** What "Check this GPU" found; nothing in it tells one person's machine from another of the same make. */
export interface GpuReport {
  /** The adapter's own words, empty where the browser keeps them to itself. */
  adapter: { name: string; vendor: string; architecture: string; software: boolean }
  /** Longest buffer that can be bound and held, bytes. */
  limits: { binding: number; buffer: number }
  /** Everything below passed. */
  passed: boolean
  cases: GpuCase[]
  /** Small shapes as the bench has them, fastest engine first. */
  timings: { shape: TimedShape; engines: EngineTiming[] }[]
  /** What plain kernels reach here: multiply-adds count twice; bytes are read and written. 0 where they failed. */
  peak: { gigaflops: number; gigabytesPerSecond: number }
}

export interface GpuCase {
  tried: Tried
  passed: boolean
  /** Largest |loss − float64's| / max(1, |float64's|) and largest |weight − float64's|; null if not finite. */
  loss: number | null
  weights: number | null
  /** What both may be at most. */
  tolerance: number
  /** What the browser said, where it refused. */
  reason?: string
}

/** A network compared with float64; what is timed and peaks are cases only where the device refuses them. */
export type Tried =
  ({ kind: 'network' } & CheckedNetwork) | ({ kind: 'timing' } & TimedShape) | { kind: 'peak' }

/** A network and how it is trained, on a few made-up rows. What is absent is left out, or as `enginePlan` has it. */
export interface CheckedNetwork {
  /** Absent without hidden layers. */
  activation?: Activation
  loss: Loss
  optimizer: CheckedOptimizer
  /** Units of each hidden layer. */
  hidden?: number[]
  /** Several classes only. */
  outputs?: number
  l1?: number
  l2?: number
  dropout?: number
  batchNorm?: boolean
  clipping?: Clipping
  /** The learning rate rises, then falls. */
  schedule?: boolean
  /** Columns of numbers, and levels of each category. */
  numbers?: number
  levels?: number[]
  /** Rows count differently. */
  weighted?: boolean
  rows?: number
  batchSize?: number
}

/** SGD plain, with momentum, and with Nesterov's. */
export const CHECKED_OPTIMIZERS = [
  'adam',
  'adamw',
  'sgd',
  'momentum',
  'nesterov',
  'rmsprop',
] as const
export type CheckedOptimizer = (typeof CHECKED_OPTIMIZERS)[number]

/** A network that engines are timed with. */
export interface TimedShape {
  inputs: number
  hidden: number[]
  /** More than one: several classes. */
  outputs: number
  batchSize: number
}
