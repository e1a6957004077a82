import { canonicalJson } from '../canonical-json.ts'
import { linkedDocument } from '../experiment-link.ts'
import type { LinkedExperiment } from '../experiment-schema.ts'
import type { Experiment } from '../experiment.ts'
import { countParameters, type Network } from '../network.ts'
import type { EpochRecord } from '../training.ts'

/** In characters. */
export const LONGEST_STUDENT = 60

/** What a student hands in: settings and how it went, without a row and without names of a table's columns. */
export interface ClassResult {
  terrarium: 1
  kind: 'class-result'
  /** Of the exercise; null: set up freely. */
  exercise: string | null
  /** As typed by the student, who may leave it out. */
  student?: string
  /** The set-up at the end. */
  document: LinkedExperiment
  parameters: number
  epochs: number
  /** After the last epoch; null: no longer a number. */
  trainLoss: number | null
  validationLoss: number | null
  /** Of the lesson's tasks. */
  tasks: { done: number; of: number }
  /** Of training. */
  seconds: number
  /** Of the app. */
  build: string
}

/** What there is to hand in, at the end of training or in between. */
export interface Finished {
  document: Experiment
  network: Network
  history: readonly EpochRecord[]
  hasDiverged: boolean
  tasks: ClassResult['tasks']
  build: string
}

/** @param student empty: without a name */
export function classResult(finished: Finished, student: string): ClassResult {
  const { document, network, history, hasDiverged, tasks, build } = finished
  const last = hasDiverged ? undefined : history.at(-1)
  const name = student.trim().slice(0, LONGEST_STUDENT)
  return {
    terrarium: 1,
    kind: 'class-result',
    exercise: document.classroom?.exercise ?? null,
    ...(name !== '' && { student: name }),
    document: linkedDocument(document, false),
    parameters: countParameters(network),
    epochs: history.length,
    trainLoss: last?.trainLoss ?? null,
    validationLoss: last?.validationLoss ?? null,
    tasks,
    seconds: history.reduce((sum, { seconds }) => sum + seconds, 0),
    build,
  }
}

/** The result as a small file. */
export function resultText(result: ClassResult): string {
  return `${canonicalJson(result)}\n`
}

/** Units of all hidden layers. */
export function hiddenUnits({ document }: ClassResult): number {
  return (document.network?.layers ?? []).reduce((sum, { units }) => sum + units, 0)
}
