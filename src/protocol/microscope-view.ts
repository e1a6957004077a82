import type { ResolvedOptimizer } from '../domain/experiment.ts'
import type { Features } from '../domain/features.ts'
import type { Examination } from '../domain/microscope/examine.ts'
import type { WantedPlace } from '../domain/microscope/parameter-place.ts'

/** A row of the set-up's data. */
export interface PlacedRow {
  part: 'train' | 'validation'
  /** Among the rows of the part. */
  place: number
}

/** A row that nobody has but the person who typed it. */
export interface TypedRow {
  /** One row, prepared as those of the set-up are. */
  features: Features
  /** As in `PreparedPart`: in the target's own unit. */
  target: number
}

/** Where a row is among those of its part. */
export interface RowOfPart extends PlacedRow {
  /** Rows of the part. */
  rows: number
  /** Row number in the table. */
  tableRow: number
}

/** What is put under the microscope. */
export interface MicroscopeQuestion {
  row: PlacedRow | TypedRow
  place: WantedPlace
  /** Every slope is checked, and by the engine too; takes longer. */
  thorough: boolean
}

/** One row and one weight at one moment of the engine. */
export interface MicroscopeView {
  /** As near to the wanted row as there is; absent: it was typed. */
  of?: RowOfPart
  /** As in `PreparedPart`: in the target's own unit. */
  target: number
  /** As the loss wants it, and what the row's loss is multiplied by. */
  wanted: number
  weight: number
  /** What makes that step. */
  optimizer: ResolvedOptimizer
  /** η of the engine's next step, and its t. */
  learningRate: number
  step: number
  examination: Examination
  /** ∂L/∂w by TensorFlow.js' automatic differentiation, in float32. */
  autodiff: number
  /** The digits that every slope shares with the chain rule's at least. */
  every: { count: number; autodiff: number; nudged?: number }
  /** What the engine itself took off the weight in a plain step by this row, η = 1, in float32; only if thorough. */
  engine?: number
}
