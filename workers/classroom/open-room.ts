import { planeOf } from '../../src/domain/classroom/plane.ts'
import { scenePoints } from '../../src/domain/classroom/scene.ts'
import type { EpochRecord } from '../../src/domain/training.ts'
import type {
  ClassroomFrame,
  ClassroomPace,
  ClassroomPicture,
  ClassroomScene,
} from '../../src/protocol/classroom-api.ts'
import type { MicroscopeQuestion, MicroscopeView } from '../../src/protocol/microscope-view.ts'
import type { ClassroomTimeline, KnownTimeline } from '../../src/protocol/classroom-timeline.ts'
import type { Preparation } from '../../src/protocol/data-api.ts'
import { wait } from '../yield-to-messages.ts'
import type { ClassroomRun, RunOpener, RunState } from './classroom-run.ts'
import { FrameSender } from './frame-sender.ts'
import { lookClosely } from './microscope.ts'
import { pictureOf } from './picture.ts'
import { PACES, spreadEpoch } from './spread-epoch.ts'
import { TimeMachine } from './time-machine.ts'

/** Steps along a side of the decision surface. */
const SURFACE = 100
/** And of a picture in the strip of epochs. */
const FILM = 48

/** One set-up: its training, what is drawn of it, and the pace it plays at. */
export class OpenRoom {
  #run: ClassroomRun
  #prepared: Preparation
  readonly #time: TimeMachine
  readonly #sender: FrameSender
  #picture: ((weights: Float32Array) => ClassroomPicture) | undefined
  #records: EpochRecord[] = []
  /** What goes on with the former future takes up. */
  #left: { prepared: Preparation; history: readonly EpochRecord[] } | undefined
  #isPlaying = false
  #isClosed = false
  #axes: readonly string[] | undefined
  #reach: number | undefined
  #firsts: readonly number[] = []

  private constructor(
    run: ClassroomRun,
    prepared: Preparation,
    start: RunState,
    onFrame: (frame: ClassroomFrame) => Promise<void>,
    past: OpenRoom | undefined,
  ) {
    this.#run = run
    this.#prepared = prepared
    this.#time = new TimeMachine(run.job, start, past === undefined ? undefined : past.#time)
    this.#sender = new FrameSender(onFrame)
  }

  /** @param past whose training may go on in this one */
  static async open(
    run: ClassroomRun,
    prepared: Preparation,
    onFrame: (frame: ClassroomFrame) => Promise<void>,
    past?: OpenRoom,
  ): Promise<OpenRoom> {
    return new OpenRoom(run, prepared, await run.state(), onFrame, past)
  }

  /**
   * Draws over these columns from now on.
   * @param reach as for `planeOf`; absent: the same as before
   */
  async draw(axes: readonly string[] | undefined, reach = this.#reach): Promise<ClassroomScene> {
    const { plan, data } = this.#prepared
    const { recipe, network } = plan
    const plane = planeOf(recipe, axes, SURFACE, reach)
    const points = plane ? scenePoints(data, recipe, plane) : []
    this.#axes = axes
    this.#reach = reach
    this.#picture = pictureOf(this.#run.job, plane, points, this.#firsts)
    this.#time.setPlane(planeOf(recipe, axes, FILM, reach))
    await this.show()
    return {
      plan,
      network,
      recipe,
      engine: this.#run.engine.info,
      batchesPerEpoch: this.#run.engine.stepsPerEpoch,
      ...(plane && { plane }),
      points,
    }
  }

  /** Of wide layers, draws the units from these on. */
  async drawUnits(firsts: readonly number[]): Promise<void> {
    this.#firsts = firsts
    await this.draw(this.#axes)
  }

  /** @throws EngineError as `ClassroomRun.take` does */
  async play(pace: ClassroomPace): Promise<void> {
    if (this.#isPlaying) return
    this.#isPlaying = true
    this.#time.show(undefined)
    const { by, every } = PACES[pace]
    try {
      while (this.#isOn) {
        const began = performance.now()
        await this.#step(by, every, () => this.#isOn)
        await this.#showSome()
        await wait(began + every - performance.now())
      }
    } finally {
      this.#isPlaying = false
      if (!this.#isClosed) await this.show()
    }
  }

  async pause(): Promise<void> {
    this.#isPlaying = false
    await this.#sender.settle()
  }

  /** @throws EngineError as `ClassroomRun.take` does */
  async step(by: 'batch' | 'epoch'): Promise<void> {
    this.#isPlaying = false
    this.#time.show(undefined)
    try {
      await this.#step(by, 0, () => !this.#isClosed)
    } finally {
      await this.show()
    }
  }

  /** Those of the epoch that is shown; in the past that makes another future. */
  async setWeights(weights: Float32Array<ArrayBuffer>): Promise<void> {
    const state = await this.#state()
    if (state.position.epoch < this.#run.position.epoch) this.#leave()
    await this.#run.goOnFrom({ ...state, weights })
    this.#time.setByHand({ ...state, weights: weights.slice() })
    await this.show()
  }

  /** Shows the kept epoch that is nearest, or training as it is now. */
  async showEpoch(epoch: number | 'now'): Promise<void> {
    this.#isPlaying = false
    const { position } = this.#run
    const isNow = epoch === 'now' || (epoch >= position.epoch && position.batch === 0)
    this.#time.show(isNow ? undefined : epoch)
    await this.show()
  }

  timeline(known: KnownTimeline): ClassroomTimeline {
    return this.#time.timeline(known, this.#isPlaying)
  }

  /**
   * Goes on from the epoch that is shown with other settings; what followed it stays to be compared with.
   * @throws EngineError as opening an engine does
   */
  async branch(prepared: Preparation, openRun: RunOpener): Promise<ClassroomScene> {
    this.#isPlaying = false
    // A step that is under way ends first.
    await this.#run.state()
    const { here } = this.#time
    const history = this.#run.history.filter(({ epoch }) => epoch <= here.epoch)
    const run = await openRun(prepared, here, history)
    this.#leave()
    this.#takeUp(run, prepared)
    this.#time.branch(here.epoch, run.job)
    return this.draw(this.#axes)
  }

  /**
   * Goes on with the former future, from where it was left; the one that went on becomes the former.
   * @returns undefined where there is no other future
   * @throws EngineError as opening an engine does
   */
  async swap(openRun: RunOpener): Promise<ClassroomScene | undefined> {
    this.#isPlaying = false
    await this.#run.state()
    const { otherEnd } = this.#time
    const left = this.#left
    if (!otherEnd || !left) return undefined
    const run = await openRun(left.prepared, otherEnd, left.history)
    this.#leave()
    this.#takeUp(run, left.prepared)
    this.#time.swap()
    return this.draw(this.#axes)
  }

  forgetFormer(): void {
    this.#left = undefined
    this.#time.forget()
  }

  #leave(): void {
    this.#left = { prepared: this.#prepared, history: [...this.#run.history] }
  }

  #takeUp(run: ClassroomRun, prepared: Preparation): void {
    this.#run.dispose()
    this.#run = run
    this.#prepared = prepared
  }

  /**
   * @returns undefined where the set-up was closed meanwhile
   * @throws EngineError as `ClassroomRun.openBeside` does
   */
  async look(question: MicroscopeQuestion): Promise<MicroscopeView | undefined> {
    try {
      return await lookClosely(this.#run, this.#time.job, await this.#state(), question)
    } catch (error) {
      if (this.#isClosed) return undefined
      throw error
    }
  }

  /** What is under way then fails: its engine is gone. */
  get isClosed(): boolean {
    return this.#isClosed
  }

  close(): void {
    this.#isPlaying = false
    this.#isClosed = true
    this.#run.dispose()
  }

  /** A whole frame, as soon as the page has taken the one before. */
  async show(): Promise<void> {
    await this.#sender.settle()
    await this.#frame(true)
  }

  get #isOn(): boolean {
    return this.#isPlaying && !this.#isClosed
  }

  /** @param every milliseconds that an epoch takes at least */
  async #step(by: 'batch' | 'epoch', every: number, isOn: () => boolean): Promise<void> {
    if (by === 'batch') {
      await this.#take(1)
      return
    }
    await spreadEpoch(every, {
      left: this.#run.left,
      take: async (batches) => (await this.#take(batches)) !== undefined,
      isOn,
      isClosed: () => this.#isClosed,
      showSome: () => this.#showSome(),
      untilReady: () => this.#sender.untilReady(),
    })
  }

  async #take(batches: number): Promise<EpochRecord | undefined> {
    const record = await this.#run.take(batches)
    if (record) {
      this.#records.push(record)
      this.#time.endEpoch(record, await this.#run.state(), this.#isPlaying)
    }
    return record
  }

  async #showSome(): Promise<void> {
    if (this.#sender.isReady) await this.#frame(this.#sender.wantsPicture)
  }

  /** What is shown: the engine's own state, or that of an epoch of the past. */
  async #state(): Promise<RunState> {
    const { shown } = this.#time
    if (!shown) return this.#run.state()
    return {
      position: this.#run.positionAfter(shown.epoch),
      optimizer: shown.optimizer,
      since: shown.since,
      weights: shown.weights.slice(),
      slots: shown.slots,
    }
  }

  async #frame(withPicture: boolean): Promise<void> {
    const { position, weights } = await this.#state()
    const { shown } = this.#time
    const draw = this.#picture
    const records = this.#records
    this.#records = []
    this.#sender.send({
      position,
      weights,
      isPlaying: this.#isPlaying,
      ...(shown && { shown: shown.epoch }),
      records,
      ...(withPicture && draw && { picture: this.#sender.draw(() => draw(weights)) }),
    })
  }
}
