import type { Engine } from '../engine.ts'

/** Shorter measurements would be of the clock and of the way to the device. */
const LEAST_MS = 30
const MOST_SAMPLES = 3

/**
 * Milliseconds of one minibatch step once everything is compiled: the median of a few measurements, each of as many
 * steps as make it long enough to measure. At least two steps, at most about two hundred.
 */
export async function timeSteps(engine: Engine): Promise<number> {
  const clock = new StepClock(engine)
  await clock.time(1)
  let steps = 1
  let last = await clock.time(steps)
  while (last < LEAST_MS && steps < engine.stepsPerEpoch) {
    steps = Math.min(2 * steps, engine.stepsPerEpoch)
    last = await clock.time(steps)
  }
  const samples = [last]
  // A step so slow that few fit is measured well enough by one.
  while (samples.length < MOST_SAMPLES && last < 10 * LEAST_MS) {
    last = await clock.time(steps)
    samples.push(last)
  }
  return (samples.sort((a, b) => a - b)[Math.floor(samples.length / 2)] as number) / steps
}

class StepClock {
  readonly #engine: Engine
  /** Steps behind in the running epoch. */
  #position = 0

  constructor(engine: Engine) {
    this.#engine = engine
  }

  /** Milliseconds that so many steps take, all of one epoch; what is left of an epoch too short for them is not timed. */
  async time(steps: number): Promise<number> {
    const rest = this.#engine.stepsPerEpoch - this.#position
    if (steps > rest) {
      if (rest > 0) await this.#engine.step(rest)
      await this.#engine.readEpoch()
      this.#position = 0
    }
    await this.#engine.settle()
    const start = performance.now()
    await this.#engine.step(steps)
    await this.#engine.settle()
    this.#position += steps
    return performance.now() - start
  }
}
