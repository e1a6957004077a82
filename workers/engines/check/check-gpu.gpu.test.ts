import { expect, test } from 'vitest'
import { findAdapter } from '../adapter.ts'
import { openComputeDevice } from '../webgpu/compute-device.ts'
import { openEngine } from '../open-engine.ts'
import { BENCH_SHAPES } from './bench-shapes.ts'
import { CHECK_CASES } from './check-cases.ts'
import { checkGpu } from './check-gpu.ts'

test('this adapter passes and is timed', { timeout: 240_000 }, async () => {
  const shares: number[] = []
  const checked = await checkGpu((share) => shares.push(share))
  if (!checked.ok) throw new Error(checked.failure.code)
  const report = checked.value
  expect(report.cases.filter(({ passed }) => !passed)).toEqual([])
  expect(report.passed).toBe(true)
  expect(report.cases.map(({ tried }) => tried)).toEqual(
    CHECK_CASES.map((network) => ({ kind: 'network', ...network })),
  )
  for (const { loss, weights } of report.cases) {
    expect(loss).toBeLessThan(1e-5)
    expect(weights).toBeLessThan(1e-5)
  }
  expect(report.adapter).toMatchObject({ software: true, name: 'swiftshader' })
  expect(report.timings.map(({ shape }) => shape)).toEqual(BENCH_SHAPES)
  for (const { engines } of report.timings) {
    expect(engines.map(({ engine }) => engine).sort()).toEqual(['tfjs', 'wasm', 'webgpu'])
    const times = engines.map(({ msPerStep }) => msPerStep)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(times[0]).toBeGreaterThan(0)
  }
  expect(report.peak.gigaflops).toBeGreaterThan(0.1)
  expect(report.peak.gigabytesPerSecond).toBeGreaterThan(0.1)
  expect(shares.at(-1)).toBe(1)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
})

/** Engines that a check opens: of each case ours, of each shape three. */
const OPENED = CHECK_CASES.length + 3 * BENCH_SHAPES.length

/** A check whose device is lost in the third case, so many times. */
async function checkWithLosses(losses: number) {
  let calls = 0
  let machine = await findAdapter()
  const checked = await checkGpu(
    () => undefined,
    async (name, plan) => {
      const isLosing = calls < losses * OPENED
      const index = calls % OPENED
      calls++
      // A lost device's adapter gives no other one.
      if (index === 0) machine = await findAdapter()
      // What else is timed is of no interest here, and slow.
      if (name !== 'webgpu' || (isLosing && index > 2)) throw new Error('not tried')
      const engine = await openEngine(name, plan, machine, { reason: 'askedFor' })
      if (isLosing && index === 2) {
        const { gpu } = await openComputeDevice(machine.adapter as GPUAdapter, true)
        const step = engine.step.bind(engine)
        engine.step = (steps) => {
          gpu.destroy()
          return step(steps)
        }
      }
      return engine
    },
  )
  if (!checked.ok) throw new Error(checked.failure.code)
  return checked.value
}

test(
  'an adapter that gives up twice is reported with what it said',
  { timeout: 240_000 },
  async () => {
    const { passed, cases } = await checkWithLosses(2)
    expect(passed).toBe(false)
    expect(cases.slice(0, 3)).toMatchObject([
      { passed: true },
      { passed: true },
      {
        passed: false,
        loss: null,
        weights: null,
        reason: expect.stringMatching('deviceLost') as string,
      },
    ])
  },
)

test(
  'a device that others bring down once says nothing about the adapter',
  { timeout: 240_000 },
  async () => {
    const { passed, cases } = await checkWithLosses(1)
    expect(cases.filter((tried) => !tried.passed)).toEqual([])
    expect(passed).toBe(true)
  },
)
