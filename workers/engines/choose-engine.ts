import type { EngineChoice } from '../../src/domain/experiment.ts'
import { fail, ok, type Result, unreachable } from '../../src/domain/result.ts'
import type { EngineInfo } from '../../src/domain/training.ts'
import type { AdapterReport } from '../../src/protocol/trainer-api.ts'

/**
 * Which engine an experiment gets on this machine. `auto` takes TensorFlow.js on WebGPU unless the adapter is a
 * software one, where the processor itself is faster; `webgpu` and `tfjs` take any adapter. Fails with `noWebGpu`
 * if WebGPU was asked for and there is none.
 */
export function chooseEngine(asked: EngineChoice, adapter: AdapterReport): Result<EngineInfo> {
  switch (asked) {
    case 'auto':
      if (!adapter.available) return ok(onProcessor('tfjs-cpu', 'noAdapter'))
      return ok(
        adapter.software
          ? onProcessor('tfjs-cpu', 'softwareAdapter')
          : onGpu('tfjs', adapter.name, 'hardwareAdapter'),
      )
    case 'webgpu':
    case 'tfjs':
      if (!adapter.available) return fail('noWebGpu', { reason: adapter.why })
      return ok(onGpu(asked, adapter.name, 'askedFor'))
    case 'wasm':
    case 'tfjs-cpu':
      return ok(onProcessor(asked, 'askedFor'))
    default:
      return unreachable(asked)
  }
}

function onGpu(name: 'webgpu' | 'tfjs', adapter: string, reason: EngineInfo['reason']): EngineInfo {
  return { name, backend: 'webgpu', adapter, reason }
}

/** TensorFlow.js calls its plain JavaScript backend "cpu". */
function onProcessor(name: 'wasm' | 'tfjs-cpu', reason: EngineInfo['reason']): EngineInfo {
  return { name, backend: name === 'wasm' ? 'wasm' : 'cpu', adapter: null, reason }
}
