import type { Task } from '../experiment.ts'

/** What a list shows of a model, without loading it. */
export interface ModelSummary {
  id: string
  /** Id of its project. */
  project: string
  name: string
  /** Of the person's own. */
  note: string
  /** All versions of one model carry the id of the first. */
  lineage: string
  /** Within its lineage, from 1. */
  version: number
  /**
   * The person keeps it. The model of a run that was not is kept by itself until newer runs have taken its place.
   */
  kept: boolean
  /** Milliseconds since 1970. */
  createdAt: number
  savedAt: number
  target: string
  task: Task
  file: string
  /** Headline of the test rows: ROC AUC, accuracy or RMSE; null where undefined. */
  score: number | null
  /** The test rows were not looked at yet: the score is not shown. */
  locked?: boolean
  bestEpoch: number
  /** Validation loss per epoch, at most 60 points. */
  curve: number[]
  /** Size in storage, about. */
  bytes: number
  deletedAt?: number
}
