import type { EngineChoice } from '../../src/domain/experiment.ts'
import { ok, type Result } from '../../src/domain/result.ts'
import type { EngineInfo } from '../../src/domain/training.ts'
import { findAdapter } from './adapter.ts'
import { chooseEngine, onProcessor } from './choose-engine.ts'
import type { Engine, EnginePlan } from './engine.ts'

/**
 * The engine for a plan, by `chooseEngine`; where WebAssembly was not asked for and cannot be had, TensorFlow.js
 * on the processor takes its place. Engines are loaded here and not before, so that the worker can say what the
 * adapter is without waiting for them.
 * @throws EngineError if the device cannot be had or cannot hold the plan
 */
export async function openEngine(asked: EngineChoice, plan: EnginePlan): Promise<Result<Engine>> {
  const { adapter, report } = await findAdapter()
  const chosen = chooseEngine(asked, report)
  if (!chosen.ok) return chosen
  const info = chosen.value
  if (info.name === 'wasm') {
    const opened = await openWasm(plan, info)
    if (opened.ok || asked === 'wasm') return opened
    return ok(await openTfjs(plan, onProcessor('tfjs-cpu', info.reason)))
  }
  return ok(await openTfjs(plan, info, adapter, report.available && report.software))
}

async function openWasm(plan: EnginePlan, info: EngineInfo): Promise<Result<Engine>> {
  const { compileKernel } = await import('./wasm/kernel-module.ts')
  const { WasmEngine } = await import('./wasm/wasm-engine.ts')
  const compiled = await compileKernel()
  return compiled.ok ? ok(new WasmEngine(plan, compiled.value, info)) : compiled
}

async function openTfjs(
  plan: EnginePlan,
  info: EngineInfo,
  adapter: GPUAdapter | null = null,
  software = false,
): Promise<Engine> {
  const { openCpuDevice, openWebGpuDevice } = await import('./tfjs/tfjs-device.ts')
  const { TfjsEngine } = await import('./tfjs/tfjs-engine.ts')
  const device =
    info.backend === 'webgpu' && adapter
      ? await openWebGpuDevice(adapter, software)
      : await openCpuDevice()
  return new TfjsEngine(plan, device, info)
}
