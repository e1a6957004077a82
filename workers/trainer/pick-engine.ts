import type { EngineName } from '../../src/domain/experiment.ts'
import { ok, type Result } from '../../src/domain/result.ts'
import type {
  EngineInfo,
  EngineTiming,
  RememberedTimings,
  TrainingJob,
} from '../../src/domain/training.ts'
import type { FoundAdapter } from '../engines/adapter.ts'
import { askedEngine, engineCandidates, ranked } from '../engines/choose-engine.ts'
import type { EnginePlan } from '../engines/engine.ts'
import { engineTrouble } from '../engines/engine-trouble.ts'
import { engineKey } from '../engines/engine-key.ts'
import type { EngineSource } from '../engines/open-engine.ts'
import { timeEngine } from '../engines/time-engine.ts'
import { trialPlan } from '../engines/trial-plan.ts'

/** No engine is tried out that would begin later than this after the first one. */
const LATEST_START_MS = 1000
/** An engine that is not ready by then is not waited for. */
const PATIENCE_MS = 3000
/** Multiply-adds of a step that plain JavaScript is tried out with; it cannot be interrupted within one. */
const PLAIN_STEP_WORK = 2e7

/** Which engine a run begins with, and why. */
export interface PickedEngine {
  name: EngineName
  why: Pick<EngineInfo, 'reason' | 'timings'>
  /** Only if something was measured. */
  remember?: RememberedTimings
}

/** Looks on while engines are tried out. */
export interface TrialWatch {
  measuring(engine: EngineName): void
  readonly stopping: () => boolean
}

/**
 * The engine that was asked for, or by `auto` the fastest of those that can carry the plan here: as remembered for
 * this adapter and shape, else as a few steps of each show. Fails with `noWebGpu` if WebGPU was asked for in vain.
 */
export async function pickEngine(
  { training, memory }: TrainingJob,
  plan: EnginePlan,
  machine: FoundAdapter,
  source: EngineSource,
  watch: TrialWatch,
): Promise<Result<PickedEngine>> {
  const { report } = machine
  if (training.engine !== 'auto') {
    const asked = askedEngine(training.engine, report)
    return asked.ok ? ok({ name: asked.value, why: { reason: 'askedFor' } }) : asked
  }
  const names = engineCandidates(report, memory?.avoid ?? [])
  const key = engineKey(report.available ? report.name : null, plan)
  const remembered = memory?.timings.find((entry) => entry.key === key)?.timings ?? []
  const known = ranked(remembered.filter(({ engine }) => names.includes(engine)))
  if (known[0]) return ok({ name: known[0].engine, why: { reason: 'remembered', timings: known } })
  const { timings, unfit } = await measureEngines(names, plan, machine, source, watch)
  const [fastest] = timings
  // Where no trial came to anything, the run itself will show what is wrong, or that nothing is.
  if (!fastest) return ok({ name: 'wasm', why: { reason: 'onlyOne' } })
  const reason = unfit === names.length - 1 ? 'onlyOne' : 'measured'
  return ok({ name: fastest.engine, why: { reason, timings }, remember: { key, timings } })
}

/**
 * Tries one engine after the other on a cut-down plan; leaves out what fails or keeps waiting.
 * @returns timings, fastest first, and how many engines gave up of themselves
 */
async function measureEngines(
  names: readonly EngineName[],
  plan: EnginePlan,
  machine: FoundAdapter,
  source: EngineSource,
  watch: TrialWatch,
): Promise<{ timings: EngineTiming[]; unfit: number }> {
  const trial = trialPlan(plan)
  const timings: EngineTiming[] = []
  let unfit = 0
  const began = performance.now()
  for (const name of names) {
    if (name === 'tfjs-cpu' && timings.length > 0 && trial.stepWork > PLAIN_STEP_WORK) continue
    if (performance.now() - began > LATEST_START_MS || watch.stopping()) break
    watch.measuring(name)
    const ms = await inTime(measure(name, trial.plan, machine, source, watch.stopping))
    if (ms === 'unfit') unfit++
    else if (ms !== 'late') timings.push({ engine: name, msPerStep: ms * trial.scale })
  }
  return { timings: ranked(timings), unfit }
}

/** Milliseconds of a step, unless the engine gives up. */
async function measure(
  name: EngineName,
  plan: EnginePlan,
  machine: FoundAdapter,
  source: EngineSource,
  stopping: () => boolean,
): Promise<number | 'unfit'> {
  try {
    const engine = await source.open(name, plan, machine, { reason: 'measured' })
    try {
      return await timeEngine(engine, stopping)
    } finally {
      engine.dispose()
    }
  } catch (error) {
    if (engineTrouble(error, name)) return 'unfit'
    throw error
  }
}

function inTime<Value>(measured: Promise<Value>): Promise<Value | 'late'> {
  const late = new Promise<'late'>((resolve) => {
    AbortSignal.timeout(PATIENCE_MS).addEventListener('abort', () => {
      resolve('late')
    })
  })
  return Promise.race([measured, late])
}
