import type { Experiment } from '../experiment.ts'
import type { ReadingOptions } from '../reading-options.ts'

/**
 * A named piece of work: one table, the experiment on it, and (kept beside it, each in a store of its own) its runs,
 * its models and, only where the person ticked that, the bytes of its file.
 */
export interface Project {
  /** Format version. */
  terrarium: 1
  id: string
  name: string
  /** Of the person's own. */
  note: string
  /** Milliseconds since 1970. */
  createdAt: number
  changedAt: number
  /** Absent until a table is open. */
  experiment?: Experiment
  /** How its file is read. */
  reading: ReadingOptions
  table?: TableFacts
  /** The person ticked "keep data on this device". */
  keepsData: boolean
  /** Id of the model that was on screen last. */
  model?: string
}

/** What is known of a project's table where its rows are not kept. */
export interface TableFacts {
  /** Of the file. */
  name: string
  bytes: number
  rows: number
  columns: number
}

/** What a list shows of a project, without loading it. */
export interface ProjectSummary {
  id: string
  name: string
  createdAt: number
  changedAt: number
  target?: string
  table?: TableFacts
  keepsData: boolean
  runs: number
  models: number
  /** In storage, about: document, runs, models, checkpoints and kept data. */
  bytes: number
  /** When it was deleted; it is erased 30 days later. Absent: it was not. */
  deletedAt?: number
}

/** How long what was deleted can be brought back. */
export const TRASH_MILLISECONDS = 30 * 24 * 60 * 60 * 1000

/** Whole days until something deleted is erased, at least 1. @param now milliseconds since 1970 */
export function daysLeft(deletedAt: number, now: number): number {
  return Math.max(1, Math.ceil((deletedAt + TRASH_MILLISECONDS - now) / 86_400_000))
}
