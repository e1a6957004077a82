import type { PlaneMaps } from '../domain/classroom/plane-maps.ts'
import type { Plane } from '../domain/classroom/plane.ts'
import type { ScenePoints } from '../domain/classroom/scene.ts'
import type { Experiment } from '../domain/experiment.ts'
import type { Network } from '../domain/network.ts'
import type { FittedRecipe } from '../domain/recipe.ts'
import type { Result } from '../domain/result.ts'
import type { EngineInfo, EpochRecord } from '../domain/training.ts'
import type { ClassroomTimeline, KnownTimeline } from './classroom-timeline.ts'
import type { Preparation, PreparationPlan } from './data-api.ts'
import type { MicroscopeQuestion, MicroscopeView } from './microscope-view.ts'

/** What the classroom is set up with. */
export interface ClassroomJob {
  experiment: Experiment
  /** The open table's rows, transferred; absent: the rows that the experiment itself makes. */
  prepared?: Preparation
  /** [parameters] What training begins with; absent: the experiment's own, or as its seed has it. */
  weights?: Float32Array<ArrayBuffer>
  /** Epochs that those weights have behind them; absent: none. */
  epoch?: number
}

/** What stays the same until the next set-up. */
export interface ClassroomScene {
  plan: PreparationPlan
  network: Network
  recipe: FittedRecipe
  engine: EngineInfo
  batchesPerEpoch: number
  /** Undefined where no column of numbers varies: then there is no plane to draw. */
  plane?: Plane
  points: ScenePoints[]
}

/** Where training is. */
export interface ClassroomPosition {
  /** Epochs completed. */
  epoch: number
  /** Minibatches taken since. */
  batch: number
  /** Minibatches taken in all. */
  step: number
}

/** The engine's state at one moment, as it is drawn. */
export interface ClassroomFrame {
  position: ClassroomPosition
  /** [parameters] The engine's own. */
  weights: Float32Array<ArrayBuffer>
  isPlaying: boolean
  /** The past epoch that this is; absent: it is now. */
  shown?: number
  /** Every epoch since the frame before. */
  records: EpochRecord[]
  /** Measured at these weights, dropout off; pictures come at most some 20 times a second. */
  picture?: ClassroomPicture
}

export interface ClassroomPicture {
  /** Mean over at most 2,000 rows each; of the standardised target in regression. */
  losses: { train: number; validation: number }
  /** Of classes: share of the same rows whose likeliest class is the right one. */
  accuracies?: { train: number; validation: number }
  maps?: PlaneMaps
  /** Part by part as the scene's points: [points × outputs] chances, or the number in its own unit. */
  answers: Float32Array<ArrayBuffer>[]
}

/** How fast it plays. */
export type ClassroomPace = 'batch' | 'slow' | 'normal' | 'fast'

/** What `workers/classroom/classroom.worker.ts` exposes; both sides compile against it. */
export interface ClassroomApi {
  ping(): Promise<string>
  /**
   * Puts a set-up in the place of the one before, paused before its first step, and sends its first frame.
   * @param onFrame not called again before the promise it returned has resolved, nor much more than 60 times a second
   */
  open(
    job: ClassroomJob,
    onFrame: (frame: ClassroomFrame) => Promise<void>,
  ): Promise<Result<ClassroomScene>>
  /** Trains until paused, or until a number is no longer finite (`diverged`). Resolves at the end of it. */
  play(pace: ClassroomPace): Promise<Result<void>>
  pause(): Promise<Result<void>>
  /** One minibatch, or the rest of the epoch. */
  step(by: 'batch' | 'epoch'): Promise<Result<void>>
  /** Sets all weights by hand; an epoch under way ends here, unrecorded. */
  setWeights(weights: Float32Array<ArrayBuffer>): Promise<Result<void>>
  /** Pauses, and shows the kept epoch that is nearest, or training as it is now, where playing goes on. */
  show(epoch: number | 'now'): Promise<Result<void>>
  /** What is kept, and what is known of the epoch that is shown; undefined where nothing is set up. */
  timeline(known: KnownTimeline): Promise<Result<ClassroomTimeline | undefined>>
  /**
   * Goes on from the epoch that is shown with an experiment that has other settings, but as many weights and the same
   * rows; paused. What followed that epoch is kept as the former future.
   */
  branch(job: ClassroomJob): Promise<Result<ClassroomScene>>
  /**
   * Goes on with the former future, from where it was left and with all of its epochs; the one that went on becomes the
   * former. Paused; undefined where there is no other future.
   */
  swap(): Promise<Result<ClassroomScene | undefined>>
  /** Keeps the former future no longer. */
  forgetFormer(): Promise<Result<void>>
  /** Of wide layers, draws the units from these on; layer by layer, the answers last. */
  drawUnits(firsts: readonly number[]): Promise<Result<void>>
  /** Draws over two other columns. */
  setAxes(axes: [string, string]): Promise<Result<ClassroomScene>>
  /** One row and one weight, between two minibatches; undefined where the set-up is gone meanwhile. */
  microscope(question: MicroscopeQuestion): Promise<Result<MicroscopeView | undefined>>
}
