import { expose } from 'comlink'
import type { EngineName } from '../../../src/domain/experiment.ts'
import { findAdapter } from '../../../workers/engines/adapter.ts'
import type { Engine } from '../../../workers/engines/engine.ts'
import { openEngine } from '../../../workers/engines/open-engine.ts'
import { SHAPES, STEPS_PER_EPOCH, type Shape } from '../shapes.ts'
import { benchPlan, shapeOf } from './task.ts'
import type { Timing } from './bench-api.ts'
import type { TrainerWorker } from './trainer-worker.ts'

/** Our engines; the worker's name says which one. */
export interface EngineWorker extends TrainerWorker {
  /** One epoch after the other on a table of so many rows. */
  timeEpochs(rows: number, epochs: number): Promise<Timing[]>
}

async function openOn(shape: Shape, rows: number): Promise<SteppedEngine> {
  const plan = benchPlan(shape, rows)
  const machine = await findAdapter()
  const engine = await openEngine(self.name as EngineName, plan, machine, { reason: 'askedFor' })
  return new SteppedEngine(engine)
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
    const shape = shapeOf(name)
    opened.set(name, await openOn(shape, STEPS_PER_EPOCH * shape.batchSize))
  },
  time: async (name, steps) => {
    const engine = opened.get(name)
    if (!engine) throw new Error(`${name} is not open`)
    const start = performance.now()
    await engine.step(steps)
    return performance.now() - start
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
