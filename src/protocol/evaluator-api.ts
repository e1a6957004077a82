import type { CalibrationMethod } from '../domain/calibration/calibration.ts'
import type { Recalibrated } from '../domain/calibration/with-calibration.ts'
import type { Features } from '../domain/features.ts'
import type { ExplainableModel } from '../domain/why/explainable-model.ts'
import type { ColumnEffect, Dependence } from '../domain/why/dependence.ts'
import type { Importance } from '../domain/why/importance.ts'
import type { SampledShapley } from '../domain/why/shapley.ts'
import type { Comparison } from '../domain/contenders/comparison.ts'
import type { MovedQuestion, PlanAnswer, PlanQuestion } from '../domain/campaign/plan-question.ts'
import type { MovedOutcome } from '../domain/campaign/sensitivity.ts'
import type { BestCuts } from '../domain/judgement/best-cuts.ts'
import type { AgainstRest, ClassCurves, Judgement } from '../domain/judgement/judgement.ts'
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

/** A row whose reasons are worked out in other ways, too; nothing needs to be open for it. */
export interface RowToCheck {
  model: ExplainableModel
  /** One row. */
  features: Features
  /** Which answer: the class; 0 where there is only one. */
  output: number
}

/** Reasons of a row, [columns of the recipe] each. */
export interface RowCheck {
  /** Integrated gradients by TensorFlow.js' automatic differentiation. */
  gradients: Float64Array
  shapley: SampledShapley
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
  /** Fits simpler models on the training rows and compares them with the network on the test rows. */
  contenders(onShare: OnShare): Promise<Result<Comparison>>
  /** Ends everything under way with `cancelled`; the model stays open. */
  cancel(): Promise<void>
  /** How well the scores rank, and what campaigns by them earn. Not for regression. */
  plan(question: PlanQuestion, onShare: OnShare): Promise<Result<PlanAnswer>>
  /** The campaign with its assumptions moved; follows a slider. Two classes, and rows that `plan` found enough, only. */
  movedPlan(question: MovedQuestion): Promise<Result<MovedOutcome>>
  /** The threshold that lets a share of the test rows through, the best ones. Two classes only. */
  thresholdAt(depth: number): Promise<Result<number>>
  /** Binary only. What a threshold makes of the validation and the test rows; follows a slider. */
  cuts(threshold: number): Promise<Result<PartCuts>>
  /** Binary only. Thresholds chosen on validation rows; null where they do not tell. */
  bestCuts(): Promise<Result<BestCuts | null>>
  /** What each column is worth, on test rows. */
  importance(onShare: OnShare): Promise<Result<Importance>>
  /** @param column its place in the recipe */
  dependence(column: number, output: number): Promise<Result<Dependence>>
  /** @param columns places in the recipe */
  effects(columns: readonly number[], onShare: OnShare): Promise<Result<ColumnEffect[]>>
  /** [test rows] One of the answers of each, ascending. */
  sortedAnswers(output: number): Promise<Result<Float64Array>>
  /** Works without an open model, too. */
  checkRow(row: RowToCheck): Promise<Result<RowCheck>>
  /** Curves and parts of all that is said about the test rows. */
  judgement(onShare: OnShare): Promise<Result<Judgement>>
  /** [classes] Each against all the rest, in their order; empty unless there are several. */
  classCurves(onShare: OnShare): Promise<Result<ClassCurves[]>>
  /** Several classes only. One of them, by its index, against all the rest. */
  againstRest(of: number): Promise<Result<AgainstRest>>
  /**
   * Binary only. A calibration learnt from the validation rows (null: none), and what the test rows say then. The open
   * model stays as it is.
   */
  recalibrate(method: CalibrationMethod | null, threshold: number): Promise<Result<Recalibrated>>
}
