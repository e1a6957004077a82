import { prepareMade } from '../../src/domain/classroom/made-preparation.ts'
import type { EpochSnapshot } from '../../src/domain/classroom/snapshots.ts'
import { CANVAS_REACH, paintedOf } from '../../src/domain/classroom/painted-points.ts'
import { fail, ok, type Result } from '../../src/domain/result.ts'
import type { EpochRecord, TrainingJob } from '../../src/domain/training.ts'
import type {
  ClassroomApi,
  ClassroomFrame,
  ClassroomJob,
  ClassroomPace,
  ClassroomScene,
} from '../../src/protocol/classroom-api.ts'
import type { ClassroomTimeline, KnownTimeline } from '../../src/protocol/classroom-timeline.ts'
import type { MicroscopeQuestion, MicroscopeView } from '../../src/protocol/microscope-view.ts'
import type { Preparation } from '../../src/protocol/data-api.ts'
import { engineTrouble } from '../engines/engine-trouble.ts'
import { ENGINES, type EngineSource } from '../engines/open-engine.ts'
import { ClassroomRun } from './classroom-run.ts'
import { OpenRoom } from './open-room.ts'

/** One set-up at a time, led step by step. */
export class ClassroomService implements ClassroomApi {
  readonly #source: EngineSource
  #open: OpenRoom | undefined

  constructor(source: EngineSource = ENGINES) {
    this.#source = source
  }

  ping(): Promise<string> {
    return Promise.resolve(__BUILD_ID__)
  }

  async open(
    job: ClassroomJob,
    onFrame: (frame: ClassroomFrame) => Promise<void>,
  ): Promise<Result<ClassroomScene>> {
    const prepared = await preparationOf(job)
    if (!prepared.ok) return prepared
    const past = this.#open
    // A set-up that cannot be had leaves the one before in place; meanwhile neither is to be asked.
    this.#open = undefined
    const opened = await this.#try(async () => {
      const { experiment } = job
      const weights = job.weights ?? experiment.classroom?.weights
      const run = await ClassroomRun.open(
        trainingOf(prepared.value),
        weights,
        this.#source,
        job.epoch,
      )
      const room = await OpenRoom.open(run, prepared.value, onFrame, past)
      const reach = paintedOf(experiment) === undefined ? undefined : CANVAS_REACH
      return { room, scene: await room.draw(experiment.classroom?.axes, reach) }
    })
    if (!opened.ok) {
      this.#open = past
      return opened
    }
    const { room, scene } = opened.value
    past?.close()
    this.#open = room
    return ok(scene)
  }

  async branch(job: ClassroomJob): Promise<Result<ClassroomScene>> {
    const prepared = await preparationOf(job)
    if (!prepared.ok) return prepared
    return this.#with((room) => room.branch(prepared.value, this.#goOn))
  }

  async swap(): Promise<Result<ClassroomScene | undefined>> {
    return this.#with((room) => room.swap(this.#goOn))
  }

  async show(epoch: number | 'now'): Promise<Result<void>> {
    return this.#with((room) => room.showEpoch(epoch))
  }

  timeline(known: KnownTimeline): Promise<Result<ClassroomTimeline | undefined>> {
    return Promise.resolve(ok(this.#open?.timeline(known)))
  }

  async forgetFormer(): Promise<Result<void>> {
    return this.#with((room) => {
      room.forgetFormer()
      return Promise.resolve()
    })
  }

  async play(pace: ClassroomPace): Promise<Result<void>> {
    return this.#with((room) => room.play(pace))
  }

  async pause(): Promise<Result<void>> {
    return this.#with((room) => room.pause())
  }

  async step(by: 'batch' | 'epoch'): Promise<Result<void>> {
    return this.#with((room) => room.step(by))
  }

  async setWeights(weights: Float32Array<ArrayBuffer>): Promise<Result<void>> {
    return this.#with((room) => room.setWeights(weights))
  }

  async drawUnits(firsts: readonly number[]): Promise<Result<void>> {
    return this.#with((room) => room.drawUnits(firsts))
  }

  async setAxes(axes: [string, string]): Promise<Result<ClassroomScene>> {
    return this.#with((room) => room.draw(axes))
  }

  async microscope(question: MicroscopeQuestion): Promise<Result<MicroscopeView | undefined>> {
    const room = this.#open
    return room ? this.#try(() => room.look(question)) : ok(undefined)
  }

  readonly #goOn = (prepared: Preparation, start: EpochSnapshot, history: readonly EpochRecord[]) =>
    ClassroomRun.goOn(trainingOf(prepared), start, history, this.#source)

  #with<Value>(use: (room: OpenRoom) => Promise<Value>): Promise<Result<Value>> {
    const room = this.#open
    // While one set-up takes the place of another, there is nobody to ask.
    return room ? this.#try(() => use(room), room) : Promise.resolve(fail('cancelled', {}))
  }

  /** @param room that may be closed meanwhile: what then fails was not wanted any more */
  async #try<Value>(work: () => Promise<Value>, room?: OpenRoom): Promise<Result<Value>> {
    try {
      return ok(await work())
    } catch (error) {
      if (room?.isClosed) return fail('cancelled', {})
      const trouble = engineTrouble(error, 'wasm')
      if (!trouble) throw error
      return { ok: false, failure: trouble }
    }
  }
}

/** What is trained of prepared rows. */
export function trainingOf({ plan, data }: Preparation): TrainingJob {
  return {
    network: plan.network,
    training: plan.resolved.training,
    target: plan.recipe.target,
    threshold: plan.resolved.threshold,
    data,
  }
}

function preparationOf({ experiment, prepared }: ClassroomJob): Promise<Result<Preparation>> {
  const source = experiment.classroom?.source
  if (source) return prepareMade(experiment, source)
  return Promise.resolve(prepared ? ok(prepared) : fail('noTable', {}))
}
