import type { CalibrationMethod } from '../domain/calibration/calibration.ts'
import type { Recalibrated } from '../domain/calibration/with-calibration.ts'
import type { BestCuts } from '../domain/judgement/best-cuts.ts'
import type { Judgement } from '../domain/judgement/judgement.ts'
import type { PartCuts } from '../domain/judgement/part-cuts.ts'
import type { ResolvedTraining } from '../domain/experiment.ts'
import type { Network } from '../domain/network.ts'
import type { PreparedData } from '../domain/prepared-data.ts'
import type { FittedRecipe } from '../domain/recipe.ts'
import type { Result } from '../domain/result.ts'

/** A model and the rows it was made with. The arrays in `data` are transferred to the worker. */
export interface EvaluationJob {
  network: Network
  /** [parameters] */
  weights: Float32Array<ArrayBuffer>
  recipe: FittedRecipe
  training: ResolvedTraining
  /** By the recipe, so that validation and test rows are those that training left alone. */
  data: PreparedData
}

/** Share done, from 0 to 1. */
export type OnShare = (share: number) => void

/**
 * What `workers/evaluator/evaluator.worker.ts` exposes; both sides compile against it. All but `ping`, `open` and
 * `cancel` are about the model opened last, may run side by side, and fail with `cancelled`.
 */
export interface EvaluatorApi {
  ping(): Promise<string>
  /** Takes a model up and answers all of its rows; the one before it is forgotten. */
  open(job: EvaluationJob): Promise<Result<void>>
  /** Ends everything under way with `cancelled`; the model stays open. */
  cancel(): Promise<void>
  /** Binary only. What a threshold makes of the validation and the test rows; follows a slider. */
  cuts(threshold: number): Promise<Result<PartCuts>>
  /** Binary only. Thresholds chosen on validation rows; null where they do not tell. */
  bestCuts(): Promise<Result<BestCuts | null>>
  /** Curves and parts of all that is said about the test rows. */
  judgement(onShare: OnShare): Promise<Result<Judgement>>
  /**
   * Binary only. A calibration learnt from the validation rows (null: none), and what the test rows say then. The open
   * model stays as it is.
   */
  recalibrate(method: CalibrationMethod | null, threshold: number): Promise<Result<Recalibrated>>
}
