import type { EngineChoice } from '../../src/domain/experiment.ts'
import { ok, type Result } from '../../src/domain/result.ts'
import type { EngineInfo } from '../../src/domain/training.ts'
import { findAdapter } from './adapter.ts'
import { chooseEngine } from './choose-engine.ts'
import type { Engine, EnginePlan } from './engine.ts'

/**
 * The engine for a plan, by `chooseEngine`. An engine's code is loaded here and not before, so that the worker can
 * say what the adapter is without waiting for it, and nobody loads an engine that is not used.
 * @throws EngineError if the device cannot be had or cannot hold the plan
 */
export async function openEngine(asked: EngineChoice, plan: EnginePlan): Promise<Result<Engine>> {
  const { adapter, report } = await findAdapter()
  const chosen = chooseEngine(asked, report)
  if (!chosen.ok) return chosen
  const info = chosen.value
  const software = report.available && report.software
  switch (info.name) {
    case 'wasm':
      return openWasm(plan, info)
    case 'webgpu':
      return ok(await openWebGpu(plan, info, adapter, software))
    case 'tfjs':
    case 'tfjs-cpu':
      return ok(await openTfjs(plan, info, adapter, software))
  }
}

async function openWasm(plan: EnginePlan, info: EngineInfo): Promise<Result<Engine>> {
  const { compileKernel } = await import('./wasm/kernel-module.ts')
  const { WasmEngine } = await import('./wasm/wasm-engine.ts')
  const compiled = await compileKernel()
  return compiled.ok ? ok(new WasmEngine(plan, compiled.value, info)) : compiled
}

async function openWebGpu(
  plan: EnginePlan,
  info: EngineInfo,
  adapter: GPUAdapter | null,
  software: boolean,
): Promise<Engine> {
  if (adapter === null) throw new Error('chosen without an adapter')
  const { openComputeDevice } = await import('./webgpu/compute-device.ts')
  const { WebGpuEngine } = await import('./webgpu/webgpu-engine.ts')
  return WebGpuEngine.open(plan, await openComputeDevice(adapter, software), info)
}

async function openTfjs(
  plan: EnginePlan,
  info: EngineInfo,
  adapter: GPUAdapter | null,
  software: boolean,
): Promise<Engine> {
  const { openCpuDevice, openWebGpuDevice } = await import('./tfjs/tfjs-device.ts')
  const { TfjsEngine } = await import('./tfjs/tfjs-engine.ts')
  const device =
    info.backend === 'webgpu' && adapter
      ? await openWebGpuDevice(adapter, software)
      : await openCpuDevice()
  return new TfjsEngine(plan, device, info)
}
