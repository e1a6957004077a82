import type { ControlName } from '../domain/classroom/classroom-choice.ts'
import { choiceOf, exerciseOf, type ControlState } from '../domain/classroom/exercise.ts'
import { frameCode } from '../domain/classroom/frame-code.ts'
import { addressWith } from '../domain/experiment-link.ts'
import type { Experiment } from '../domain/experiment.ts'
import { ok, type Result } from '../domain/result.ts'
import type { Classroom } from './classroom.svelte.ts'

/** What a teacher makes of the set-up on screen. The room on screen itself stays free. */
export class Teaching {
  readonly #classroom: Classroom
  /** The exercise or the lesson that was taken up last. */
  #known: string | undefined
  name = $state('')
  note = $state('')
  controls = $state.raw<Partial<Record<ControlName, ControlState>>>({})

  /** The frame has no table: rows must come with the set-up. */
  canFrame = $derived.by(() => this.#classroom.document.classroom?.source !== undefined)

  constructor(classroom: Classroom) {
    this.#classroom = classroom
  }

  /** Begins with what an exercise or a lesson that is on screen says, once for each. */
  takeUp(): void {
    const { document } = this.#classroom
    const { exercise, lesson } = document.classroom ?? {}
    const known = exercise ?? lesson
    if (known === this.#known) return
    this.#known = known
    const { name, note, controls } = choiceOf(document)
    this.name = name
    this.note = note
    this.controls = controls
  }

  setControl(name: ControlName, state: ControlState): void {
    this.controls = { ...this.controls, [name]: state }
  }

  /** The set-up on screen as it is handed out. */
  get exercise(): Experiment {
    const { name, note, controls } = this
    return exerciseOf(this.#classroom.document, { name, note, controls })
  }

  /** An address that opens the exercise. @param withNames of a table's columns */
  link(withNames: boolean): Result<string> {
    return addressWith(this.exercise, ownAddress(), withNames, 'classroom')
  }

  /** HTML that puts the exercise into another page. @param title of the frame, for those who do not see it */
  frameCode(title: string, language: string): Result<string> {
    const page = new URL(`embed/?lang=${language}`, ownAddress().replace(/\?.*$/, ''))
    const address = addressWith(this.exercise, page.href, false, 'classroom')
    return address.ok ? ok(frameCode(address.value, title)) : address
  }
}

function ownAddress(): string {
  return location.href.replace(/#.*$/, '')
}
