import { expect, test } from 'vitest'
import { reportOn } from './adapter.ts'
import { chooseEngine } from './choose-engine.ts'

const hardware = { available: true, software: false, name: 'rdna-3' } as const
const software = { available: true, software: true, name: 'swiftshader' } as const
const none = { available: false, why: 'noAdapter' } as const

test.each([
  ['auto', hardware, 'tfjs', 'rdna-3', 'hardwareAdapter'],
  ['auto', software, 'wasm', null, 'softwareAdapter'],
  ['auto', none, 'wasm', null, 'noAdapter'],
  ['tfjs', software, 'tfjs', 'swiftshader', 'askedFor'],
  ['wasm', hardware, 'wasm', null, 'askedFor'],
  ['tfjs-cpu', hardware, 'tfjs-cpu', null, 'askedFor'],
] as const)('%s on %o is %s', (asked, report, name, adapter, reason) => {
  const backend = { tfjs: 'webgpu', wasm: 'wasm', 'tfjs-cpu': 'cpu' }[name]
  expect(chooseEngine(asked, report)).toEqual({
    ok: true,
    value: { name, backend, adapter, reason },
  })
})

test('WebGPU that was asked for and is not there is a failure, not another engine', () => {
  expect(chooseEngine('tfjs', none)).toEqual({
    ok: false,
    failure: { code: 'noWebGpu', details: { reason: 'noAdapter' } },
  })
})

test('webgpu is not part of this version', () => {
  expect(chooseEngine('webgpu', hardware)).toMatchObject({ failure: { code: 'engineFailed' } })
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
