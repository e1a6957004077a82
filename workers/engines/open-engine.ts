import type { EngineName } from '../../src/domain/experiment.ts'
import type { EngineInfo } from '../../src/domain/training.ts'
import { findAdapter, type FoundAdapter } from './adapter.ts'
import { engineInfo } from './choose-engine.ts'
import type { Engine, EnginePlan } from './engine.ts'

/** Where a run gets its engines from. */
export interface EngineSource {
  /** What this machine offers. */
  find: () => Promise<FoundAdapter>
  open: typeof openEngine
}

export const ENGINES: EngineSource = { find: findAdapter, open: openEngine }

/**
 * Opens an engine for a plan. Its code is loaded here and not before, so that the worker can say what the adapter
 * is without waiting for it, and nobody loads an engine that is not used.
 * @param machine has an adapter if the engine needs one
 * @throws EngineError if the device cannot be had or cannot hold the plan
 */
export async function openEngine(
  name: EngineName,
  plan: EnginePlan,
  machine: FoundAdapter,
  why: Pick<EngineInfo, 'reason' | 'timings'>,
): Promise<Engine> {
  const info = engineInfo(name, machine.report, why)
  switch (name) {
    case 'wasm':
      return openWasm(plan, info)
    case 'webgpu':
      return openWebGpu(plan, info, machine)
    case 'tfjs':
    case 'tfjs-cpu':
      return openTfjs(plan, info, machine)
  }
}

async function openWasm(plan: EnginePlan, info: EngineInfo): Promise<Engine> {
  const { WasmEngine } = await import('./wasm/wasm-engine.ts')
  return WasmEngine.open(plan, info)
}

async function openWebGpu(
  plan: EnginePlan,
  info: EngineInfo,
  { adapter, report }: FoundAdapter,
): Promise<Engine> {
  if (adapter === null) throw new Error('chosen without an adapter')
  const { openComputeDevice } = await import('./webgpu/compute-device.ts')
  const { WebGpuEngine } = await import('./webgpu/webgpu-engine.ts')
  return WebGpuEngine.open(plan, await openComputeDevice(adapter, report.software), info)
}

async function openTfjs(
  plan: EnginePlan,
  info: EngineInfo,
  { adapter, report }: FoundAdapter,
): Promise<Engine> {
  const { openCpuDevice, openWebGpuDevice } = await import('./tfjs/tfjs-device.ts')
  const { TfjsEngine } = await import('./tfjs/tfjs-engine.ts')
  const device =
    info.backend === 'webgpu' && adapter
      ? await openWebGpuDevice(adapter, report.software)
      : await openCpuDevice()
  return new TfjsEngine(plan, device, info)
}
