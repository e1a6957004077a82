import type { EnginePlan } from '../engine.ts'
import type { ComputeDevice } from './compute-device.ts'
import { inputTable, type InputTable } from './input-table.ts'
import { planMemory, type MemoryPlan } from './memory-plan.ts'
import { recordsOf } from './records.ts'
import { createRows, disposeRows, type Rows } from './rows/create-rows.ts'
import { createBuffers, type TrainingBuffers } from './training-buffers.ts'
import { defaultTuning } from './tuning.ts'

/** What a run is made of, however its work is cut. */
export interface RunParts {
  device: ComputeDevice
  plan: EnginePlan
  memory: MemoryPlan
  table: InputTable
  buffers: TrainingBuffers
  rows: Rows
}

/** @throws EngineError `outOfMemory`, see `createRows` and `createBuffers` */
export async function createParts(plan: EnginePlan, device: ComputeDevice): Promise<RunParts> {
  const { limits } = device.gpu
  const memory = planMemory({
    network: plan.network,
    numbers: plan.train.features.numberInputs.length,
    categories: plan.train.features.categories.length,
    rows: plan.train.features.rows,
    batchSize: plan.batchSize,
    validationRows: plan.validation.rows,
    slots: plan.start.slots.length,
    threads: defaultTuning(device).rows.threads,
    mostWork: device.mostWork,
    mostBytes: Math.min(limits.maxStorageBufferBindingSize, limits.maxBufferSize),
  })
  const table = inputTable(plan.train.features)
  const rows = await createRows(
    device,
    recordsOf(plan.train.features, plan.train),
    plan.batchSize,
    recordsOf(plan.validation),
  )
  const buffers = await createBuffers(device, plan, memory, table).catch((error: unknown) => {
    disposeRows(rows)
    throw error
  })
  return { plan, device, memory, table, buffers, rows }
}

export function disposeParts({ rows, buffers }: RunParts): void {
  disposeRows(rows)
  for (const buffer of Object.values(buffers)) buffer.destroy()
}
