import { expose } from 'comlink'
import type { EngineChoice } from '../../../src/domain/experiment.ts'
import type { Engine } from '../../../workers/engines/engine.ts'
import { openEngine } from '../../../workers/engines/open-engine.ts'
import { SHAPES, STEPS_PER_EPOCH, type Shape } from '../shapes.ts'
import { benchPlan } from './task.ts'
import type { Timing } from './bench-api.ts'
import type { TrainerWorker } from './trainer-worker.ts'

/** Our engines; the worker's name says which one. */
export interface EngineWorker extends TrainerWorker {
  /** Opens what the worker's name asks for and says what came of it. */
  choose(shape: string): Promise<string>
  /** One epoch after the other on a table of so many rows. */
  timeEpochs(rows: number, epochs: number): Promise<Timing[]>
}

const asked = self.name as EngineChoice

async function openOn(shape: Shape, rows: number): Promise<SteppedEngine> {
  const opened = await openEngine(asked, benchPlan(shape, rows))
  if (!opened.ok) throw new Error(opened.failure.code)
  return new SteppedEngine(opened.value)
}

/** Goes on over the ends of epochs as a run does. */
class SteppedEngine {
  readonly engine: Engine
  #position = 0

  constructor(engine: Engine) {
    this.engine = engine
  }

  async step(steps: number): Promise<void> {
    const { engine } = this
    for (let left = steps; left > 0;) {
      const now = Math.min(left, engine.stepsPerEpoch - this.#position)
      await engine.step(now)
      left -= now
      this.#position += now
      if (this.#position < engine.stepsPerEpoch) continue
      await engine.readEpoch()
      engine.keepEpoch()
      this.#position = 0
    }
    await engine.settle()
  }
}

const opened = new Map<string, SteppedEngine>()

const api: EngineWorker = {
  open: async (name) => {
    const shape = SHAPES.find((one) => one.name === name) as Shape
    opened.set(name, await openOn(shape, STEPS_PER_EPOCH * shape.batchSize))
  },
  time: async (name, steps) => {
    const engine = opened.get(name)
    if (!engine) throw new Error(`${name} is not open`)
    const start = performance.now()
    await engine.step(steps)
    return performance.now() - start
  },
  choose: async (name) => {
    await api.open(name)
    const { engine } = opened.get(name) as SteppedEngine
    engine.dispose()
    opened.delete(name)
    return engine.info.name
  },
  timeEpochs: async (rows, epochs) => {
    const stepped = await openOn(SHAPES[0] as Shape, rows)
    const steps = stepped.engine.stepsPerEpoch
    await stepped.step(Math.min(100, steps))
    await stepped.step(steps - Math.min(100, steps))
    const timings: Timing[] = []
    for (let epoch = 0; epoch < epochs; epoch++) {
      const start = performance.now()
      await stepped.step(steps)
      timings.push({ steps, ms: performance.now() - start })
    }
    stepped.engine.dispose()
    return timings
  },
}

expose(api)
