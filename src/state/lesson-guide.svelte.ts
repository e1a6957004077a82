import { toyExperiment } from '../domain/classroom/new-classroom.ts'
import { follow, type LessonRoom } from '../domain/lessons/follow.ts'
import type { ChoiceTask, Lesson, LessonStep, NumberTask } from '../domain/lessons/lesson.ts'
import type { LessonView } from '../domain/lessons/lesson-view.ts'
import { isDone, isRightNumber } from '../domain/lessons/measure.ts'
import { rowNumber, weightIndex } from '../domain/lessons/row-number.ts'
import type { Experiment } from '../domain/experiment.ts'
import { readPreference, whenForgotten, writePreference } from '../services/preferences.ts'
import type { Classroom } from './classroom.svelte.ts'

/** Under which the ids of finished lessons are kept, with a comma between them. */
const FINISHED = 'lessons'

const NONE: ReadonlySet<number> = new Set()

/** What a lesson does to the set-up. */
interface LessonSetup {
  painting: { leave(): void }
  change: LessonRoom['change']
}

/** A lesson that is being played: where it is, and what is done. What is ticked once stays ticked. */
export class LessonGuide {
  readonly #classroom: Classroom
  readonly #setup: LessonSetup
  lesson = $state.raw<Lesson | undefined>()
  /** Place of the step on screen. */
  place = $state(0)
  /** By step: places of tasks that are done, and of those whose way was shown. */
  #done = $state.raw<readonly ReadonlySet<number>[]>([])
  #shown = $state.raw<readonly ReadonlySet<number>[]>([])
  /** The same for the step on screen. */
  done = $derived(this.#done[this.place] ?? NONE)
  shown = $derived(this.#shown[this.place] ?? NONE)
  /** The last step is done; the lesson's network stays, to be looked at and handed in. */
  isFinished = $state(false)
  /** The person came to this step by a click, so that is where they are to go on reading. */
  hasMoved = false
  /** A way is being followed. */
  isShowing = $state(false)
  finished = $state.raw<readonly string[]>(readFinished())
  /** What stood in the classroom before the lesson. */
  #former: Experiment | undefined
  #turn = 0

  step = $derived.by<LessonStep | undefined>(() => this.lesson?.steps[this.place])
  isStepDone = $derived(this.step?.tasks.every((_, task) => this.done.has(task)) ?? false)
  /** Ids of the lesson's tasks that are done, of this step and of those before: step and task from 1. */
  doneTasks = $derived(
    (this.lesson?.steps ?? []).flatMap(({ tasks }, step) =>
      tasks.flatMap((_, task) =>
        this.#done[step]?.has(task) === true ? [`${step + 1}.${task + 1}`] : [],
      ),
    ),
  )
  /** Tasks of all steps. */
  taskCount = $derived((this.lesson?.steps ?? []).reduce((sum, { tasks }) => sum + tasks.length, 0))
  isLastStep = $derived(this.place === (this.lesson?.steps.length ?? 0) - 1)

  constructor(classroom: Classroom, setup: LessonSetup) {
    this.#classroom = classroom
    this.#setup = setup
    whenForgotten(() => {
      this.finished = []
    })
  }

  /** @param handedOut a teacher's exercise on this lesson: name, note and locks are its own */
  async begin(lesson: Lesson, handedOut?: Experiment): Promise<void> {
    const { document } = this.#classroom
    // A lesson that came with the address has nothing before it.
    this.#former ??= document.classroom?.lesson === undefined ? document : toyExperiment('moons')
    await this.#quiet()
    this.#setup.painting.leave()
    this.#take(lesson)
    this.hasMoved = handedOut === undefined
    const { experiment } = lesson
    await this.#classroom.open({
      ...experiment,
      classroom: { ...experiment.classroom, ...teachersPart(handedOut), lesson: lesson.id },
    })
  }

  /** Keeps to what stands in the classroom: a lesson's set-up begins it, anything else ends the one that is played. */
  async attend(document: Experiment): Promise<void> {
    const id = document.classroom?.lesson
    if (id === this.lesson?.id) return
    // The lessons are fetched where one is played.
    const { lessonOf } = await import('../domain/lessons/course/course.ts')
    const lesson = lessonOf(document)
    // Something else was opened meanwhile.
    if (this.#classroom.document.classroom?.lesson !== id) return
    if (lesson) await this.begin(lesson, document)
    else this.#take(undefined)
  }

  /** Back to what stood in the classroom before. */
  async leave(): Promise<void> {
    const former = this.#former
    await this.#quiet()
    this.#take(undefined)
    if (former) await this.#classroom.open(former)
  }

  back(): void {
    this.#goTo(Math.max(0, this.place - 1))
  }

  /** The next step; after the last one the lesson is finished. */
  next(): void {
    const { lesson } = this
    if (lesson === undefined || !this.isStepDone) return
    if (!this.isLastStep) {
      this.#goTo(this.place + 1)
      return
    }
    if (!this.finished.includes(lesson.id)) {
      this.finished = [...this.finished, lesson.id]
      writePreference(FINISHED, this.finished.join(','))
    }
    this.isFinished = true
  }

  /** Ticks what is done in the classroom as it is now; to be called whenever that has changed. */
  look(): void {
    const { view, step } = this
    if (view === undefined || step === undefined) return
    const now = step.tasks.flatMap((task, i) => (isDone(task, view) ? [i] : []))
    if (now.some((task) => !this.done.has(task))) this.#tick(...now)
  }

  /** Whether a typed number is right; if so, the task is done. */
  answer(place: number, task: NumberTask, typed: number): boolean {
    const { view } = this
    const isRight = view !== undefined && isRightNumber(task, typed, view)
    if (isRight) this.#tick(place)
    return isRight
  }

  choose(place: number, option: ChoiceTask['options'][number]): void {
    if (option.isRight) this.#tick(place)
  }

  /** The network's own number that a task asks for. */
  numberOf({ of }: NumberTask): number | undefined {
    return this.view && rowNumber(this.view, of)
  }

  /** Says how a task is done, and does it where the classroom itself is asked. */
  async show(place: number): Promise<void> {
    const task = this.step?.tasks[place]
    if (task === undefined) return
    this.#shown = withPlaces(this.#shown, this.place, [place])
    if (task.kind !== 'do' || this.isShowing) return
    const turn = ++this.#turn
    this.isShowing = true
    if (this.#classroom.isPlaying) await this.#classroom.pause()
    await follow(task.solution, this.#room(), () => turn === this.#turn)
    this.isShowing = false
  }

  /** What the lesson sees; undefined while something else is being set up. */
  get view(): LessonView | undefined {
    const { scene, frame, picture, document, isOpening } = this.#classroom
    if (scene === undefined || frame === undefined || picture === undefined || isOpening) {
      return undefined
    }
    if (document.classroom?.lesson !== this.lesson?.id) return undefined
    const { network, recipe, plan } = scene
    const { weights, position } = frame
    const { losses, accuracies } = picture
    return {
      ...{ document, resolved: plan.resolved, network, recipe, weights, position, losses },
      ...(accuracies && { accuracies }),
    }
  }

  #room(): LessonRoom {
    const classroom = this.#classroom
    return {
      change: (settings) => this.#setup.change(settings),
      again: () => classroom.open(),
      step: (by) => classroom.step(by),
      setWeight: async (weight, value) => {
        const { scene } = classroom
        if (scene) await classroom.edits.setWeight(weightIndex(scene.network, weight), value)
      },
    }
  }

  #tick(...places: number[]): void {
    this.#done = withPlaces(this.#done, this.place, places)
  }

  #goTo(place: number): void {
    this.#turn++
    this.hasMoved = true
    this.place = place
  }

  /** Another lesson from its beginning, or none. */
  #take(lesson: Lesson | undefined): void {
    this.#goTo(0)
    this.lesson = lesson
    this.#done = []
    this.#shown = []
    this.isFinished = false
    if (lesson === undefined) this.#former = undefined
  }

  /** What is opened next is then in place at once. */
  async #quiet(): Promise<void> {
    if (this.#classroom.isPlaying) await this.#classroom.pause()
  }
}

/** What a teacher chose for a lesson that is handed out; nothing of a lesson that was only linked to. */
function teachersPart(document: Experiment | undefined): Experiment['classroom'] & object {
  if (document?.classroom?.exercise === undefined) return {}
  const { name, note, locked, hidden, exercise } = document.classroom
  return {
    ...(name !== undefined && { name }),
    ...(note !== undefined && { note }),
    locked: locked ?? [],
    hidden: hidden ?? [],
    exercise,
  }
}

/** @param step whose set gets the places too */
function withPlaces(
  sets: readonly ReadonlySet<number>[],
  step: number,
  places: readonly number[],
): readonly ReadonlySet<number>[] {
  const length = Math.max(sets.length, step + 1)
  return Array.from({ length }, (_, i) =>
    i === step ? new Set([...(sets[i] ?? NONE), ...places]) : (sets[i] ?? NONE),
  )
}

function readFinished(): string[] {
  return (readPreference(FINISHED) ?? '').split(',').filter((id) => id !== '')
}
