import type { ResolvedOptimizer } from '../../../src/domain/experiment.ts'
import { failure } from '../../../src/domain/failure.ts'
import type { Loss } from '../../../src/domain/network.ts'
import { watchForTrouble, type DeviceTrouble } from '../device-trouble.ts'
import { EngineError } from '../engine.ts'
import { watchGpuCalls, type GpuCalls } from '../gpu-calls.ts'
import { compilePrograms, updateRule, type Programs } from './programs.ts'

/** A device of our own, what suits it, and the programs compiled for it so far. */
export interface ComputeDevice {
  readonly gpu: GPUDevice
  readonly trouble: DeviceTrouble
  readonly calls: Readonly<GpuCalls>
  /** Per workgroup. A software adapter runs 4 lanes at a time, and a barrier costs it by the lane. */
  readonly threads: number
  /** Multiplications that one dispatch may take, so that none holds the device for long. */
  readonly mostWork: number
  programs(loss: Loss, optimizer: ResolvedOptimizer): Promise<Programs>
}

/** The device of this worker; another run finds its programs compiled. */
let opened: ComputeDevice | undefined

/** @throws EngineError `deviceLost` if the adapter hands no device out */
export async function openComputeDevice(
  adapter: GPUAdapter,
  software: boolean,
): Promise<ComputeDevice> {
  const threads = software ? 8 : 64
  if (opened?.threads === threads && isWell(opened.trouble)) return opened
  const { maxBufferSize, maxStorageBufferBindingSize } = adapter.limits
  const gpu = await adapter
    .requestDevice({ requiredLimits: { maxBufferSize, maxStorageBufferBindingSize } })
    .catch((error: unknown) => {
      throw new EngineError(failure('deviceLost', { reason: String(error) }))
    })
  const compiled = new Map<string, Promise<Programs>>()
  opened = {
    gpu,
    trouble: watchForTrouble(gpu, 'webgpu'),
    calls: watchGpuCalls(),
    threads,
    mostWork: software ? 2 ** 27 : 2 ** 31,
    programs: (loss, optimizer) => {
      const key = `${loss} ${updateRule(optimizer)}`
      const programs = compiled.get(key) ?? compilePrograms(gpu, { loss, optimizer, threads })
      compiled.set(key, programs)
      return programs
    },
  }
  return opened
}

function isWell(trouble: DeviceTrouble): boolean {
  try {
    trouble.check()
    return true
  } catch {
    return false
  }
}
