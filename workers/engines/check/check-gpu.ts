import type { GpuCase, GpuReport, TimedShape } from '../../../src/domain/gpu-report.ts'
import { fail, ok, type Result } from '../../../src/domain/result.ts'
import type { EngineTiming } from '../../../src/domain/training.ts'
import { findAdapter } from '../adapter.ts'
import { ranked } from '../choose-engine.ts'
import type { Engine, EnginePlan } from '../engine.ts'
import { openEngine } from '../open-engine.ts'
import { timeEngine } from '../time-engine.ts'
import { BENCH_SHAPES, benchPlan } from './bench-shapes.ts'
import { CHECK_CASES, checkPlan } from './check-cases.ts'
import { checkCase, refusedCase } from './check-case.ts'

const TIMED_ENGINES = ['webgpu', 'wasm', 'tfjs'] as const
const STEPS_PER_EPOCH = 32

type OpenEngine = (name: (typeof TIMED_ENGINES)[number], plan: EnginePlan) => Promise<Engine>

/**
 * Trains small networks with our kernels on this machine's adapter and compares them with float64, then times the
 * engines and the adapter. An adapter that is wrong, refuses or is lost is a report that says so; one that is lost
 * is tried once more, for others may have brought it down.
 * Fails with `noWebGpu`.
 * @param onProgress share done, from 0 to 1
 */
export async function checkGpu(
  onProgress: (share: number) => void,
  open?: OpenEngine,
): Promise<Result<GpuReport>> {
  const checked = await checkOnce(onProgress, open)
  const isLost =
    checked.ok && checked.value.cases.some(({ reason }) => reason?.startsWith('deviceLost'))
  return isLost ? checkOnce(onProgress, open) : checked
}

async function checkOnce(
  onProgress: (share: number) => void,
  open?: OpenEngine,
): Promise<Result<GpuReport>> {
  const machine = await findAdapter()
  const { adapter, report } = machine
  if (!adapter) return fail('noWebGpu', { reason: report.why })
  const openHere = open ?? ((name, plan) => openEngine(name, plan, machine, { reason: 'askedFor' }))
  const advance = progressOf(
    CHECK_CASES.length + BENCH_SHAPES.length * TIMED_ENGINES.length + 1,
    onProgress,
  )
  // All at once: most of the time goes into compiling, which browsers do side by side.
  const opened = CHECK_CASES.map((network) => {
    const plan = checkPlan(network)
    const engine = openHere('webgpu', plan)
    // Told when its turn comes.
    engine.catch(() => undefined)
    return { network, plan, engine }
  })
  const cases: GpuCase[] = []
  for (const { network, plan, engine } of opened) {
    cases.push(await checkCase({ kind: 'network', ...network }, plan, () => engine))
    advance()
  }
  const timings: GpuReport['timings'] = []
  for (const shape of BENCH_SHAPES) {
    const { engines, refused } = await timeEngines(shape, openHere, advance)
    timings.push({ shape, engines })
    cases.push(...refused)
  }
  const { peak, refused } = await peakOf(adapter, report.software)
  cases.push(...refused)
  advance()
  const { vendor, architecture } = adapter.info
  const { maxStorageBufferBindingSize, maxBufferSize } = adapter.limits
  return ok({
    adapter: { name: report.name, vendor, architecture, software: report.software },
    limits: { binding: maxStorageBufferBindingSize, buffer: maxBufferSize },
    passed: cases.every(({ passed }) => passed),
    cases,
    timings,
    peak,
  })
}

/** Fastest first. An engine that cannot do it is left out; our kernels must. */
async function timeEngines(
  shape: TimedShape,
  open: OpenEngine,
  advance: () => void,
): Promise<{ engines: EngineTiming[]; refused: GpuCase[] }> {
  const plan = benchPlan(shape, STEPS_PER_EPOCH)
  const engines: EngineTiming[] = []
  const refused: GpuCase[] = []
  for (const name of TIMED_ENGINES) {
    try {
      const engine = await open(name, plan)
      try {
        engines.push({ engine: name, msPerStep: await timeEngine(engine, () => false) })
      } finally {
        engine.dispose()
      }
    } catch (error) {
      if (name === 'webgpu') refused.push(refusedCase({ kind: 'timing', ...shape }, error))
    }
    advance()
  }
  return { engines: ranked(engines), refused }
}

/** 0 where the device refuses. */
async function peakOf(
  adapter: GPUAdapter,
  software: boolean,
): Promise<{ peak: GpuReport['peak']; refused: GpuCase[] }> {
  try {
    const { openComputeDevice } = await import('../webgpu/compute-device.ts')
    const { measurePeak } = await import('../webgpu/peak/measure-peak.ts')
    const { gpu } = await openComputeDevice(adapter, software)
    return { peak: await measurePeak(gpu), refused: [] }
  } catch (error) {
    const none = { gigaflops: 0, gigabytesPerSecond: 0 }
    return { peak: none, refused: [refusedCase({ kind: 'peak' }, error)] }
  }
}

function progressOf(parts: number, onProgress: (share: number) => void): () => void {
  let done = 0
  return () => {
    done++
    onProgress(done / parts)
  }
}
