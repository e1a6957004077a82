import type { EngineChoice } from '../../src/domain/experiment.ts'
import { fail, ok, unreachable, type Result } from '../../src/domain/result.ts'
import type { EngineInfo } from '../../src/domain/training.ts'
import type { AdapterReport } from '../../src/protocol/trainer-api.ts'

/**
 * Which engine an experiment gets on this machine. `auto` takes WebGPU unless the adapter is a software one,
 * where the processor itself is faster; there it takes WebAssembly. `tfjs` takes any adapter. Fails with `noWebGpu`
 * if WebGPU was asked for and there is none, with `engineFailed` for an engine that this build does not have.
 */
export function chooseEngine(asked: EngineChoice, adapter: AdapterReport): Result<EngineInfo> {
  switch (asked) {
    case 'auto':
      if (!adapter.available) return ok(onProcessor('wasm', 'noAdapter'))
      return ok(
        adapter.software
          ? onProcessor('wasm', 'softwareAdapter')
          : onGpu(adapter.name, 'hardwareAdapter'),
      )
    case 'tfjs':
      if (!adapter.available) return fail('noWebGpu', { reason: adapter.why })
      return ok(onGpu(adapter.name, 'askedFor'))
    case 'wasm':
    case 'tfjs-cpu':
      return ok(onProcessor(asked, 'askedFor'))
    case 'webgpu':
      return fail('engineFailed', { engine: asked, reason: 'not part of this version' })
    default:
      return unreachable(asked)
  }
}

function onGpu(adapter: string, reason: EngineInfo['reason']): EngineInfo {
  return { name: 'tfjs', backend: 'webgpu', adapter, reason }
}

/** TensorFlow.js calls its plain JavaScript backend "cpu". */
export function onProcessor(name: 'wasm' | 'tfjs-cpu', reason: EngineInfo['reason']): EngineInfo {
  return { name, backend: name === 'wasm' ? 'wasm' : 'cpu', adapter: null, reason }
}
