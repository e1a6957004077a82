import { expect, test } from 'vitest'
import { reportOn } from './adapter.ts'
import { askedEngine, engineAfter, engineCandidates, engineInfo } from './choose-engine.ts'

const hardware = { available: true, software: false, name: 'rdna-3' } as const
const software = { available: true, software: true, name: 'swiftshader' } as const
const none = { available: false, why: 'noAdapter' } as const

test('only an adapter of hardware that is not to be avoided is worth a look', () => {
  expect(engineCandidates(hardware, ['ampere'])).toEqual(['webgpu', 'wasm', 'tfjs'])
  expect(engineCandidates(hardware, ['rdna-3'])).toEqual(['wasm', 'tfjs-cpu'])
  expect(engineCandidates(software, [])).toEqual(['wasm', 'tfjs-cpu'])
  expect(engineCandidates(none, [])).toEqual(['wasm', 'tfjs-cpu'])
})

test('whoever asks for WebGPU gets it on any adapter, and is told where there is none', () => {
  for (const asked of ['webgpu', 'tfjs'] as const) {
    expect(askedEngine(asked, software)).toEqual({ ok: true, value: asked })
    expect(askedEngine(asked, none)).toEqual({
      ok: false,
      failure: { code: 'noWebGpu', details: { reason: 'noAdapter' } },
    })
  }
  expect(askedEngine('wasm', none)).toEqual({ ok: true, value: 'wasm' })
})

test.each([
  ['webgpu', 'webgpu', 'rdna-3'],
  ['tfjs', 'webgpu', 'rdna-3'],
  ['wasm', 'wasm', null],
  ['tfjs-cpu', 'cpu', null],
] as const)('%s says that it runs on %s', (name, backend, adapter) => {
  const why = { reason: 'askedFor' } as const
  expect(engineInfo(name, hardware, why)).toEqual({ name, backend, adapter, reason: 'askedFor' })
})

test('what gave up on the GPU is followed by WebAssembly, and that by plain JavaScript', () => {
  expect(engineAfter(['webgpu'], 'deviceLost')).toBe('wasm')
  expect(engineAfter(['tfjs'], 'outOfMemory')).toBe('wasm')
  expect(engineAfter(['wasm'], 'engineFailed')).toBe('tfjs-cpu')
  expect(engineAfter(['tfjs-cpu'], 'engineFailed')).toBe('wasm')
  expect(engineAfter(['wasm'], 'outOfMemory')).toBe(undefined)
  expect(engineAfter(['webgpu', 'wasm'], 'engineFailed')).toBe(undefined)
  expect(engineAfter(['wasm', 'tfjs-cpu'], 'engineFailed')).toBe(undefined)
})

test('a software adapter is known by its flag or by its name', () => {
  const nameless = { architecture: '', description: '', device: '', vendor: '' }
  expect(reportOn({ ...nameless, isFallbackAdapter: true }).software).toBe(true)
  expect(reportOn({ ...nameless, architecture: 'swiftshader' }).software).toBe(true)
  expect(reportOn({ ...nameless, description: 'llvmpipe (LLVM 15)' }).software).toBe(true)
  expect(reportOn({ ...nameless, vendor: 'nvidia', architecture: 'ampere' })).toEqual({
    available: true,
    software: false,
    name: 'ampere',
  })
})
