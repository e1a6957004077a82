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
  /** A step was given up half-way. */
  #gaveUp = false
  readonly #isStopping = () => {
    this.#gaveUp ||= this.#controls.stopping
    return this.#gaveUp
  }

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

  /** All steps of an epoch, or those before the person stopped it; nothing is queued afterwards. */
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
    await this.#engine.settle()
    this.#stepping.stop()
    return step < all || this.#gaveUp
      ? { stopped: true }
      : { stopped: false, stepsPerSecond: stepsPerSecond() }
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
    await this.#engine.step(1, this.#isStopping)
    await this.#engine.settle()
    this.#compileMilliseconds = clock.milliseconds
    return 1
  }

  async #chunk(left: number): Promise<number> {
    const steps = this.#pacer.next(left)
    const began = performance.now()
    await this.#engine.step(steps, this.#isStopping)
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
