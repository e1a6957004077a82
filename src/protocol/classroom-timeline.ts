import type { Finding } from '../domain/classroom/finding.ts'
import type { EpochMeasures } from '../domain/classroom/snapshots.ts'
import type { WeightHistogram } from '../domain/classroom/weight-histogram.ts'

/** Up to where the page knows a training's measures. */
export interface KnownTimeline {
  revision: number
  /** Measures that it has. */
  measures: number
}

/** What the time machine keeps, and what it shows. */
export interface ClassroomTimeline {
  /** Another one than before: what was known no longer holds. */
  revision: number
  /** Those that the page does not have. */
  measures: EpochMeasures[]
  /** Epochs that can be shown, ascending. */
  kept: number[]
  bytes: number
  films: Film[]
  moment: EpochMoment
  former?: FormerLook
}

/** The future that was left by branching. */
export interface FormerLook {
  /** Another number: another future was left, by branching or by going back to the one that was left before. */
  turn: number
  /** The last epoch that both have in common. */
  from: number
  /** Only with a new revision. */
  measures?: EpochMeasures[]
  /** What it is like at the epoch that is shown; its last one where it ends before. */
  epoch: number
  film?: Film
}

/** What a network answered over the plane after an epoch, small. */
export interface Film {
  epoch: number
  /** Steps along a side. */
  size: number
  /** [size × size] As in `PlaneMaps`. */
  surface: Uint8Array<ArrayBuffer>
  classes?: Uint8Array<ArrayBuffer>
}

/** The epoch that is shown: the latest completed one, or one of the past. */
export interface EpochMoment {
  epoch: number
  /** [layers] As in `EpochMeasures`. */
  gradientNorms: number[]
  /** Training rows that they are measured on. */
  probed: number
  /** What was wrong then. */
  findings: Finding[]
  histograms: WeightHistogram[]
  answers: ValidationAnswers
}

/** Validation rows, of many a sample, as the network answers them. */
export type ValidationAnswers =
  /** [actual][predicted] rows; of two classes the one looked for is the second. */
  | { task: 'classes'; matrix: number[][] }
  /** Predicted − actual, in the target's own unit. */
  | { task: 'regression'; rows: number; meanError: number; meanDistance: number; farthest: number }
