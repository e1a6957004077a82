import { beforeAll, expect, test } from 'vitest'
import type { EnginePlan } from '../engine.ts'
import { describeEngine } from '../fixtures/engine-conformance.ts'
import { relaxed } from './kernel/kernel.ts?kernel'
import { compileKernel } from './kernel-module.ts'
import { WasmEngine } from './wasm-engine.ts'

let kernel: WebAssembly.Module

beforeAll(async () => {
  const compiled = await compileKernel()
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.failure))
  kernel = compiled.value
})

function open(plan: EnginePlan): WasmEngine {
  const info = { name: 'wasm', backend: 'wasm', adapter: null, reason: 'askedFor' } as const
  return new WasmEngine(plan, kernel, info)
}

test('this browser has the instructions of the relaxed module, so that it is what these tests run', () => {
  const bytes = Uint8Array.from(atob(relaxed), (letter) => letter.charCodeAt(0))
  expect(WebAssembly.validate(bytes)).toBe(true)
})

describeEngine('the relaxed WebAssembly kernel', { open })
