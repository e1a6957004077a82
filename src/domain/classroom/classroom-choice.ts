/** What an experiment says of the classroom: rows that are made here, weights to begin with, and what a teacher locked. */

export const TOY_NAMES = [
  'xor',
  'circles',
  'spirals',
  'moons',
  'gaussians',
  'plane',
  'line',
] as const
export type ToyName = (typeof TOY_NAMES)[number]

/** Rows drawn by a formula; the same seed gives the same rows. */
export interface ToySource {
  kind: 'toy'
  name: ToyName
  rows?: number
  /** Standard deviation of what is added, as a share of the picture's half width; 0 to 1. */
  noise?: number
  seed?: number
}

/** Rows that the document itself holds: painted points, or a worked example. Never rows of a file. */
export interface RowsSource {
  kind: 'rows'
  /** The last one is what is predicted. */
  columns: string[]
  /** Numbers, and texts for a class. */
  rows: (number | string)[][]
}

export type MadeSource = ToySource | RowsSource

/** Every control of the classroom that can be locked (seen, not moved) or hidden, as a teacher looks for them. */
export const CONTROL_GROUPS = {
  lead: ['play', 'step', 'reset', 'pace'],
  rows: ['source', 'noise', 'rows', 'axes', 'paint'],
  network: ['layers', 'activation', 'weights'],
  learning: [
    'learningRate',
    'optimizer',
    'batchSize',
    'loss',
    'l1',
    'l2',
    'dropout',
    'scale',
    'targetScale',
    'seed',
  ],
  views: [
    'surface',
    'lossCurve',
    'microscope',
    'timeMachine',
    'branch',
    'health',
    'gradients',
    'confusion',
  ],
} as const
export type ControlGroup = keyof typeof CONTROL_GROUPS
export type ControlName = (typeof CONTROL_GROUPS)[ControlGroup][number]
export const CONTROL_NAMES: readonly ControlName[] = Object.values(CONTROL_GROUPS).flat()

export interface ClassroomChoice {
  /** Absent: the rows of the open table. */
  source?: MadeSource
  /** The two columns that the plane is drawn over; absent: the first two that fit. */
  axes?: [string, string]
  /** [parameters] What training begins with; absent, or of another length: as the seed has it. */
  weights?: number[]
  locked?: ControlName[]
  hidden?: ControlName[]
  /** The lesson that this belongs to. */
  lesson?: string
  /** What a teacher calls the exercise. */
  name?: string
  /** What the teacher asks for, as plain text. */
  note?: string
  /** Of the exercise as the teacher handed it out; stays, whatever a student changes. */
  exercise?: string
}

/** In characters. */
export const LONGEST_NAME = 80
export const LONGEST_NOTE = 500

export const MOST_MADE_ROWS = 5000
export const DEFAULT_TOY = { rows: 300, noise: 0.1, seed: 1 } as const
