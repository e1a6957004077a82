import type { EngineChoice } from '../../src/domain/experiment.ts'
import { fail, ok, unreachable, type Result } from '../../src/domain/result.ts'
import type { EngineInfo } from '../../src/domain/training.ts'
import type { AdapterReport } from '../../src/protocol/trainer-api.ts'

/**
 * Which engine an experiment gets on this machine. `auto` takes our WebGPU kernels unless the adapter is a
 * software one, where the processor itself is faster; `webgpu` and `tfjs` take any adapter. Fails with `noWebGpu` if WebGPU was asked for and
 * there is none, with `engineFailed` for an engine that this build does not have.
 */
export function chooseEngine(asked: EngineChoice, adapter: AdapterReport): Result<EngineInfo> {
  switch (asked) {
    case 'auto':
      if (!adapter.available) return ok(onCpu('noAdapter'))
      return ok(
        adapter.software
          ? onCpu('softwareAdapter')
          : onGpu('webgpu', adapter.name, 'hardwareAdapter'),
      )
    case 'webgpu':
    case 'tfjs':
      if (!adapter.available) return fail('noWebGpu', { reason: adapter.why })
      return ok(onGpu(asked, adapter.name, 'askedFor'))
    case 'tfjs-cpu':
      return ok(onCpu('askedFor'))
    case 'wasm':
      return fail('engineFailed', { engine: asked, reason: 'not part of this version' })
    default:
      return unreachable(asked)
  }
}

function onGpu(name: 'webgpu' | 'tfjs', adapter: string, reason: EngineInfo['reason']): EngineInfo {
  return { name, backend: 'webgpu', adapter, reason }
}

function onCpu(reason: EngineInfo['reason']): EngineInfo {
  return { name: 'tfjs-cpu', backend: 'cpu', adapter: null, reason }
}
