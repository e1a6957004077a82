import type { Activation } from '../../../src/domain/network.ts'
import { fail, ok, type Result } from '../../../src/domain/result.ts'
import { base64 } from './kernel/kernel.ts?kernel'

/** x holds z and becomes f(z), slope becomes f′(z). */
type ActivationLoop = (x: number, slope: number, count: number) => void

/** What `kernel/kernel.ts` exports and documents. Addresses in bytes, counts in numbers. */
export interface Kernel extends Record<Activation, ActivationLoop> {
  multiply(
    out: number,
    a: number,
    rowStep: number,
    termStep: number,
    b: number,
    bias: number,
    m: number,
    n: number,
    k: number,
  ): void
  transpose(out: number, x: number, rows: number, columns: number): void
  columnSums(out: number, x: number, rows: number, columns: number): void
  multiplyBy(x: number, y: number, count: number): void
  sumOfMagnitudes(x: number, count: number): number
  gatherRows(out: number, x: number, order: number, rows: number, columns: number): void
  clearPadding(x: number, rows: number, columns: number, stride: number): void
  dropout(
    y: number,
    slope: number,
    rows: number,
    units: number,
    stride: number,
    start: number,
    threshold: number,
    kept: number,
  ): void
  binaryCrossEntropy(...batch: BatchAddresses): number
  meanSquaredError(...batch: BatchAddresses): number
  categoricalCrossEntropy(...batch: [...BatchAddresses, outputs: number, stride: number]): number
  adam(
    w: number,
    g: number,
    m: number,
    v: number,
    count: number,
    penalty: number,
    beta1: number,
    beta1Rest: number,
    beta2: number,
    beta2Rest: number,
    epsilon: number,
    rate: number,
    rootCorrection: number,
  ): void
  sgd(w: number, g: number, count: number, penalty: number, learningRate: number): void
  momentum(
    w: number,
    g: number,
    velocity: number,
    count: number,
    penalty: number,
    decay: number,
    learningRate: number,
  ): void
  rmsprop(
    w: number,
    g: number,
    s: number,
    count: number,
    penalty: number,
    rho: number,
    rhoRest: number,
    epsilon: number,
    learningRate: number,
  ): void
}

type BatchAddresses = [
  logits: number,
  slope: number,
  order: number,
  targets: number,
  weights: number,
  rows: number,
]

/** Fails with `engineFailed` where there is no WebAssembly, none with 128-bit vectors, or a policy forbids it. */
export async function compileKernel(): Promise<Result<WebAssembly.Module>> {
  try {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    return ok(await WebAssembly.compile(bytes))
  } catch (error) {
    return fail('engineFailed', { engine: 'wasm', reason: String(error) })
  }
}

/** The module on a memory of its own for each run. */
export function startKernel(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernel {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } })
  return exports as unknown as Kernel
}
