import { toBase64url } from '../base64url.ts'
import { canonicalJson } from '../canonical-json.ts'
import type { Experiment } from '../experiment.ts'
import { sha256Hex } from '../sha256.ts'
import {
  CONTROL_NAMES,
  LONGEST_NAME,
  LONGEST_NOTE,
  type ClassroomChoice,
  type ControlName,
} from './classroom-choice.ts'

/** What a student can do with a control: move it, only see it, or not even that. */
export const CONTROL_STATES = ['free', 'locked', 'hidden'] as const
export type ControlState = (typeof CONTROL_STATES)[number]

/** What a teacher adds to a set-up. */
export interface ExerciseChoice {
  /** Empty: none. Longer ones are cut. */
  name: string
  /** Empty: none. Longer ones are cut. */
  note: string
  /** Absent ones are free. */
  controls: Partial<Record<ControlName, ControlState>>
}

/** A set-up as the teacher hands it out: with name, note and locks, and an id that stays with it. */
export function exerciseOf(document: Experiment, choice: ExerciseChoice): Experiment {
  const { classroom = {} } = document
  const {
    locked: _locked,
    hidden: _hidden,
    name: _name,
    note: _note,
    exercise: _exercise,
    ...rest
  } = classroom
  const those = (state: ControlState) =>
    CONTROL_NAMES.filter((name) => choice.controls[name] === state)
  const locked = those('locked')
  const hidden = those('hidden')
  const name = cut(choice.name, LONGEST_NAME)
  const note = cut(choice.note, LONGEST_NOTE)
  const chosen: ClassroomChoice = {
    ...rest,
    ...(locked.length > 0 && { locked }),
    ...(hidden.length > 0 && { hidden }),
    ...(name !== '' && { name }),
    ...(note !== '' && { note }),
  }
  const exercise = exerciseId({ ...document, classroom: chosen })
  return { ...document, classroom: { ...chosen, exercise } }
}

/** What a teacher chose of an exercise that is opened again. */
export function choiceOf({ classroom = {} }: Experiment): ExerciseChoice {
  const of = (names: readonly ControlName[] | undefined, state: ControlState) =>
    (names ?? []).map((name) => [name, state] as const)
  return {
    name: classroom.name ?? '',
    note: classroom.note ?? '',
    controls: Object.fromEntries([
      ...of(classroom.locked, 'locked'),
      ...of(classroom.hidden, 'hidden'),
    ]),
  }
}

/** Without half of a pair of surrogates at its end. */
function cut(text: string, most: number): string {
  return text
    .trim()
    .slice(0, most)
    .replace(/\p{Surrogate}/gu, '')
}

/** 16 hex digits; the same set-up, name, note and locks give the same. */
function exerciseId(document: Experiment): string {
  const text = toBase64url(canonicalJson(document))
  return sha256Hex(Uint8Array.from(text, (letter) => letter.charCodeAt(0))).slice(0, 16)
}
