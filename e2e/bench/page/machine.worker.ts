import { expose } from 'comlink'
import type { EngineName } from '../../../src/domain/experiment.ts'
import type { TrainingJob } from '../../../src/domain/training.ts'
import { findAdapter } from '../../../workers/engines/adapter.ts'
import { ENGINES } from '../../../workers/engines/open-engine.ts'
import { openComputeDevice } from '../../../workers/engines/webgpu/compute-device.ts'
import { measurePeak } from '../../../workers/engines/webgpu/peak/measure-peak.ts'
import { pickEngine } from '../../../workers/trainer/pick-engine.ts'
import { STEPS_PER_EPOCH } from '../shapes.ts'
import type { Peak } from './bench-api.ts'
import { benchPlan, shapeOf } from './task.ts'

/** What a run finds out about a machine. */
export interface MachineWorker {
  /** Name of the adapter; null without one. */
  adapter(): Promise<string | null>
  /** The engine that `auto` takes for a shape. */
  pick(shape: string): Promise<EngineName>
  /** null without an adapter. */
  peak(): Promise<Peak | null>
}

const api: MachineWorker = {
  adapter: async () => {
    const { report } = await findAdapter()
    return report.available ? report.name : null
  },
  pick: async (name) => {
    const shape = shapeOf(name)
    // Nothing else of the job is looked at.
    const job = { training: { engine: 'auto' } } as TrainingJob
    const plan = benchPlan(shape, STEPS_PER_EPOCH * shape.batchSize)
    const watch = { measuring: () => undefined, stopping: () => false }
    const picked = await pickEngine(job, plan, await findAdapter(), ENGINES, watch)
    if (!picked.ok) throw new Error(picked.failure.code)
    return picked.value.name
  },
  peak: async () => {
    const { adapter, report } = await findAdapter()
    if (!adapter) return null
    const { gpu } = await openComputeDevice(adapter, report.software)
    return measurePeak(gpu)
  },
}

expose(api)
