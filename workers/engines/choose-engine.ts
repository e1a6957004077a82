import { usesGpu, type EngineName } from '../../src/domain/experiment.ts'
import { fail, ok, type Result } from '../../src/domain/result.ts'
import type { EngineInfo, EngineTiming } from '../../src/domain/training.ts'
import type { AdapterReport } from '../../src/protocol/trainer-api.ts'

/**
 * Engines that can carry an experiment on this machine. A software adapter is worth no look: the processor that
 * plays the GPU is faster when it computes for itself.
 * @param avoid names of adapters that are not to be relied on
 */
export function engineCandidates(adapter: AdapterReport, avoid: readonly string[]): EngineName[] {
  return !adapter.available || adapter.software || avoid.includes(adapter.name)
    ? ['wasm', 'tfjs-cpu']
    : ['webgpu', 'wasm', 'tfjs']
}

/** Fails with `noWebGpu` if the engine that was asked for needs WebGPU and there is none. */
export function askedEngine(asked: EngineName, adapter: AdapterReport): Result<EngineName> {
  return usesGpu(asked) && !adapter.available
    ? fail('noWebGpu', { reason: adapter.why })
    : ok(asked)
}

/** Fastest first. */
export function ranked(timings: readonly EngineTiming[]): EngineTiming[] {
  return [...timings].sort((a, b) => a.msPerStep - b.msPerStep)
}

/**
 * Which engine a run goes on with when one gives up; undefined if none is left. TensorFlow.js keeps to one backend
 * in a worker, so its plain JavaScript is there only for runs without WebGPU; and it needs more memory than the
 * kernel in WebAssembly, so it is no way out where that was too little.
 * @param tried engines of this run so far, the one that gave up last
 */
export function engineAfter(
  tried: readonly EngineName[],
  why: 'deviceLost' | 'engineFailed' | 'outOfMemory',
): EngineName | undefined {
  if (!tried.includes('wasm')) return 'wasm'
  if (tried.some(usesGpu) || tried.includes('tfjs-cpu') || why === 'outOfMemory') return undefined
  return 'tfjs-cpu'
}

/** TensorFlow.js calls its plain JavaScript backend "cpu". */
export function engineInfo(
  name: EngineName,
  adapter: AdapterReport,
  why: Pick<EngineInfo, 'reason' | 'timings'>,
): EngineInfo {
  if (!usesGpu(name)) {
    return { name, backend: name === 'wasm' ? 'wasm' : 'cpu', adapter: null, ...why }
  }
  if (!adapter.available) throw new Error(`${name} without an adapter`)
  return { name, backend: 'webgpu', adapter: adapter.name, ...why }
}
