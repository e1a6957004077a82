import type { ClassroomSettings } from '../classroom/edit-classroom.ts'
import type { Experiment } from '../experiment.ts'

/** A text in every language: a lesson is one file that a teacher can pass on. */
export interface Words {
  en: string
  'zh-CN': string
}

/** A weight, or the bias of a unit. Layers and units count from 0; the layer after the last hidden one is the output. */
export interface WeightPlace {
  layer: number
  unit: number
  from: number | 'bias'
}

/** A number that the network itself has, for a row of the lesson's own rows (from 0) and the weights as they are. */
export type RowNumber =
  | { what: 'z' | 'a'; row: number; layer: number; unit: number }
  | { what: 'delta'; row: number; layer: number; unit: number }
  | { what: 'gradient'; row: number; weight: WeightPlace }
  /** The answer: a chance of the class looked for or of class `unit`, or the number. */
  | { what: 'answer'; row: number; unit?: number }
  | { what: 'loss'; row: number }
  | { what: 'weight'; weight: WeightPlace }

type Part = 'train' | 'validation'

/** Something that can be seen of the classroom at any moment. */
export type Measure =
  | { kind: 'loss'; part: Part; below?: number; above?: number }
  | { kind: 'accuracy'; part: Part; atLeast: number }
  /** Validation loss over training loss. */
  | { kind: 'gap'; above?: number; below?: number }
  /** In all hidden layers together. */
  | { kind: 'units'; atMost: number }
  | { kind: 'epochs'; atLeast: number }
  | { kind: 'steps'; atLeast: number }
  /** Words must be the same, numbers within bounds. */
  | { kind: 'setting'; name: SettingName; is: string }
  | { kind: 'setting'; name: SettingName; atLeast?: number; atMost?: number }
  | { kind: 'weight'; weight: WeightPlace; value: number; tolerance: number }

/** `layers` is the number of hidden layers. */
export type SettingName = keyof ClassroomSettings

/** One thing that a way through a task does. */
export type Deed =
  | { do: 'change'; settings: Partial<ClassroomSettings> }
  | { do: 'again' }
  | { do: 'epochs'; count: number }
  | { do: 'steps'; count: number }
  | { do: 'weight'; weight: WeightPlace; value: number }

interface Task {
  text: Words
  /** How it is done, for whoever asks to be shown. */
  way: Words
}

/** Done once all measures hold at the same moment. */
export interface DoTask extends Task {
  kind: 'do'
  until: Measure[]
  solution: Deed[]
}

/** A number to be worked out and typed. */
export interface NumberTask extends Task {
  kind: 'number'
  of: RowNumber
  tolerance: number
}

export interface ChoiceTask extends Task {
  kind: 'choice'
  options: { text: Words; isRight: boolean; why: Words }[]
}

export type LessonTask = DoTask | NumberTask | ChoiceTask

export interface LessonStep {
  title: Words
  /** Paragraphs. */
  text: Words[]
  tasks: LessonTask[]
}

export interface Lesson {
  id: string
  title: Words
  /** One sentence: what one knows afterwards. */
  goal: Words
  minutes: number
  /** With its own rows, and what is locked or hidden meanwhile. */
  experiment: Experiment
  steps: LessonStep[]
}
