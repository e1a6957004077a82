import type { EngineChoice } from '../../src/domain/experiment.ts'
import { ok, type Result } from '../../src/domain/result.ts'
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
  if (info.name === 'webgpu' && adapter) {
    const { openComputeDevice } = await import('./webgpu/compute-device.ts')
    const { WebGpuEngine } = await import('./webgpu/webgpu-engine.ts')
    const device = await openComputeDevice(adapter, report.software)
    return ok(await WebGpuEngine.open(plan, device, info))
  }
  const { openCpuDevice, openWebGpuDevice } = await import('./tfjs/tfjs-device.ts')
  const { TfjsEngine } = await import('./tfjs/tfjs-engine.ts')
  const device =
    info.backend === 'webgpu' && adapter
      ? await openWebGpuDevice(adapter, report.software)
      : await openCpuDevice()
  return ok(new TfjsEngine(plan, device, info))
}
