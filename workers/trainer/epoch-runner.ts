import type { Engine } from '../engines/engine.ts'
import { ChunkPacer } from './chunk-pacer.ts'
import type { EventSender } from './event-sender.ts'
import type { RunControls } from './run-controls.ts'
import { Stopwatch } from './stopwatch.ts'

type EpochRun = { stopped: true } | { stopped: false; stepsPerSecond: number }

/** Takes an engine through the steps of one epoch after another, and listens to the person in between. */
export class EpochRunner {
  readonly #engine: Engine
  readonly #controls: RunControls
  readonly #sender: EventSender
  /** Of the whole run; stands still during a pause. */
  readonly #clock: Stopwatch
  /** Steps alone. */
  readonly #stepping = new Stopwatch()
  readonly #pacer = new ChunkPacer()
  #stepsTimed = 0
  #compiled = false
  #compileMilliseconds = 0
  #epochBegan: number

  constructor(engine: Engine, controls: RunControls, sender: EventSender, clock: Stopwatch) {
    this.#engine = engine
    this.#controls = controls
    this.#sender = sender
    this.#clock = clock
    this.#epochBegan = clock.seconds
  }

  /** Without the first step where the GPU's programs are compiled, unless there was no other. */
  get msPerStep(): number {
    return this.#stepsTimed === 0
      ? this.#compileMilliseconds
      : this.#stepping.milliseconds / this.#stepsTimed
  }

  /**
   * All steps of an epoch, or those before the person stopped it. A step that takes long is not waited for then:
   * the state that is kept does not know of it, and the engine's `dispose` ends it.
   */
  async run(epoch: number): Promise<EpochRun> {
    const began = { steps: this.#stepsTimed, milliseconds: this.#stepping.milliseconds }
    const stepsPerSecond = () =>
      (1000 * (this.#stepsTimed - began.steps)) /
      Math.max(this.#stepping.milliseconds - began.milliseconds, 0.001)
    const all = this.#engine.stepsPerEpoch
    let step = await this.#compile()
    this.#stepping.start()
    this.#pacer.idle()
    while (step < all && !this.#controls.stopping) {
      if (this.#controls.paused) await this.#pause()
      else {
        step += await this.#chunk(all - step)
        this.#sender.progress(epoch, step, stepsPerSecond())
      }
    }
    if (!this.#controls.stopping) await this.#engine.settle()
    this.#stepping.stop()
    return step < all ? { stopped: true } : { stopped: false, stepsPerSecond: stepsPerSecond() }
  }

  /** Seconds since the epoch before was ended, pauses left out. */
  endEpoch(): number {
    const seconds = this.#clock.seconds - this.#epochBegan
    this.#epochBegan = this.#clock.seconds
    return seconds
  }

  /** The first step on a GPU, which takes a second or more; returns the steps taken. */
  async #compile(): Promise<number> {
    if (this.#compiled || this.#engine.info.backend !== 'webgpu') return 0
    this.#compiled = true
    this.#sender.send({ type: 'compiling' })
    const clock = new Stopwatch()
    clock.start()
    await this.#engine.step(1)
    await this.#engine.settle()
    this.#compileMilliseconds = clock.milliseconds
    return 1
  }

  /** The steps taken: none if the person stopped the run meanwhile. */
  async #chunk(left: number): Promise<number> {
    const steps = this.#pacer.next(left)
    const began = performance.now()
    const taken = this.#engine.step(steps)
    // Nobody may be waiting any more when it fails.
    taken.catch(() => undefined)
    const abandoned = this.#controls.untilStopping().then(() => true)
    if ((await Promise.race([taken, abandoned])) === true) return 0
    this.#pacer.measured(steps, performance.now() - began)
    this.#stepsTimed += steps
    return steps
  }

  async #pause(): Promise<void> {
    await this.#engine.settle()
    this.#stepping.stop()
    this.#clock.stop()
    this.#sender.send({ type: 'paused' })
    await this.#controls.untilRunning()
    this.#sender.send({ type: 'resumed' })
    this.#clock.start()
    this.#stepping.start()
    this.#pacer.idle()
  }
}
