import type { Features } from './features.ts'

/** One part of the split, ready for training: finite numbers only. */
export interface PreparedPart {
  features: Features
  /**
   * [rows] What the target says, in its own unit. Binary: 1 positive, 0 not. Multiclass: index into the classes.
   * Regression: the number as read (the trainer standardises it by `FittedTarget`).
   */
  targets: Float64Array<ArrayBuffer>
  /** [rows] Row numbers in the table, ascending. */
  rows: Uint32Array<ArrayBuffer>
  /** [rows] From a `weight` column, else all 1. */
  weights: Float32Array<ArrayBuffer>
}

export interface PreparedData {
  train: PreparedPart
  validation: PreparedPart
  test: PreparedPart
  /** Rows left out because their target is missing or they were unreadable. */
  skipped: number
  /** SHA-256 (hex) over everything above: the same data give the same run. */
  fingerprint: string
}

export type PartName = 'train' | 'validation' | 'test'

/** What to transfer, so that data move to another thread instead of being copied. */
export function buffersOfData({ train, validation, test }: PreparedData): ArrayBuffer[] {
  return [train, validation, test].flatMap((part) => [
    part.features.numbers.buffer,
    part.features.codes.buffer,
    part.features.numberInputs.buffer,
    part.targets.buffer,
    part.rows.buffer,
    part.weights.buffer,
  ])
}
