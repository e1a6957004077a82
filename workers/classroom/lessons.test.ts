import { expect, test } from 'vitest'
import { withSettings } from '../../src/domain/classroom/edit-classroom.ts'
import { keepsWeights } from '../../src/domain/classroom/edit-classroom.ts'
import type { Experiment } from '../../src/domain/experiment.ts'
import { COURSE } from '../../src/domain/lessons/course/course.ts'
import { follow, type LessonRoom } from '../../src/domain/lessons/follow.ts'
import type { LessonView } from '../../src/domain/lessons/lesson-view.ts'
import { holds, isDone } from '../../src/domain/lessons/measure.ts'
import { rowNumber, weightIndex } from '../../src/domain/lessons/row-number.ts'
import type { Result } from '../../src/domain/result.ts'
import type {
  ClassroomFrame,
  ClassroomPicture,
  ClassroomScene,
} from '../../src/protocol/classroom-api.ts'
import { ClassroomService } from './classroom-service.ts'

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok)
    throw new Error(`${result.failure.code} ${JSON.stringify(result.failure.details)}`)
  return result.value
}

/** The worker's side of a classroom, led by a lesson. */
class Room implements LessonRoom {
  readonly #service = new ClassroomService()
  #document: Experiment
  #scene: ClassroomScene | undefined
  #frame: ClassroomFrame | undefined
  #picture: ClassroomPicture | undefined

  constructor(document: Experiment) {
    this.#document = document
  }

  async again(): Promise<void> {
    await this.#open(this.#document)
  }

  async change(settings: Parameters<LessonRoom['change']>[0]): Promise<void> {
    const document = withSettings(this.#document, settings)
    await this.#open(document, keepsWeights(this.#document, document) ? this.#frame : undefined)
  }

  async step(by: 'batch' | 'epoch'): Promise<void> {
    valueOf(await this.#service.step(by))
  }

  async setWeight(place: Parameters<LessonRoom['setWeight']>[0], value: number): Promise<void> {
    const { network, weights } = this.view
    const changed = Float32Array.from(weights)
    changed[weightIndex(network, place)] = value
    valueOf(await this.#service.setWeights(changed))
  }

  get view(): LessonView {
    if (!this.#scene || !this.#frame || !this.#picture) throw new Error('nothing is open')
    const { network, recipe, plan } = this.#scene
    const { weights, position } = this.#frame
    const { losses, accuracies } = this.#picture
    return {
      ...{ document: this.#document, resolved: plan.resolved, network, recipe, weights, position },
      ...{ losses, ...(accuracies && { accuracies }) },
    }
  }

  async #open(experiment: Experiment, from?: ClassroomFrame): Promise<void> {
    this.#document = experiment
    const kept = from && { weights: from.weights, epoch: from.position.epoch }
    this.#scene = valueOf(
      await this.#service.open({ experiment, ...kept }, (frame) => {
        this.#frame = frame
        this.#picture = frame.picture ?? this.#picture
        return Promise.resolve()
      }),
    )
  }
}

test.each(COURSE)('$id can be solved as it says itself', async ({ experiment, steps }) => {
  const room = new Room(experiment)
  await room.again()
  for (const { tasks } of steps) {
    for (const task of tasks) {
      if (task.kind === 'number') {
        // What its own solution says last is the number that is asked for.
        const said = task.way.en.match(/-?\d+(?:\.\d+)?/g)?.map(Number) ?? []
        const value = Math.abs(rowNumber(room.view, task.of))
        expect(
          said.some((number) => Math.abs(number - value) <= task.tolerance),
          task.way.en,
        ).toBe(true)
      }
      if (task.kind !== 'do') continue
      await follow(task.solution, room)
      const { losses, accuracies, position } = room.view
      const seen = JSON.stringify({ losses, accuracies, position })
      const missing = task.until.filter((measure) => !holds(measure, room.view))
      expect(missing, `${task.text.en} ${seen}`).toEqual([])
      expect(isDone(task, room.view)).toBe(true)
    }
  }
})

test('nothing of a lesson is done before it begins', async () => {
  for (const { experiment, steps } of COURSE) {
    const room = new Room(experiment)
    await room.again()
    const done = steps.flatMap(({ tasks }) => tasks).filter((task) => isDone(task, room.view))
    expect(done.map(({ text }) => text.en)).toEqual([])
  }
})
