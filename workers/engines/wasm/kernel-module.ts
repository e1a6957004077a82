import type { Activation } from '../../../src/domain/network.ts'
import { fail, ok, type Result } from '../../../src/domain/result.ts'
import { plain, relaxed, sharedPlain, sharedRelaxed } from './kernel/kernel.ts?kernel'

/** x holds z and becomes f(z), slope becomes f′(z). */
type ActivationLoop = (x: number, slope: number, count: number) => void

type LossLoop = (...batch: BatchAddresses) => number

type ClassLossLoop = (...batch: [...BatchAddresses, outputs: number, stride: number]) => number

type BatchAddresses = [
  logits: number,
  slope: number,
  order: number,
  targets: number,
  weights: number,
  rows: number,
  share: number,
]

/** What `kernel/kernel.ts` exports and documents. Addresses in bytes, counts in numbers. */
export interface Kernel extends Record<Activation, ActivationLoop> {
  multiply(
    out: number,
    a: number,
    rowStep: number,
    termStep: number,
    b: number,
    start: number,
    startStep: number,
    m: number,
    n: number,
    k: number,
  ): void
  transpose(out: number, x: number, rows: number, columns: number): void
  columnSums(out: number, start: number, x: number, rows: number, columns: number): void
  columnSquares(
    out: number,
    start: number,
    x: number,
    mean: number,
    rows: number,
    columns: number,
  ): void
  columnProducts(
    out: number,
    start: number,
    x: number,
    y: number,
    rows: number,
    columns: number,
  ): void
  clear(x: number, count: number): void
  multiplyBy(x: number, y: number, count: number): void
  sumOfMagnitudes(x: number, count: number): number
  sumOfSquares(x: number, count: number): number
  add(out: number, x: number, y: number, count: number): void
  addScaled(x: number, y: number, factor: number, count: number): void
  addSigns(x: number, y: number, size: number, count: number): void
  scaleBy(x: number, factor: number, count: number): void
  clampTo(x: number, limit: number, count: number): void
  flushDenormals(x: number, count: number): void
  gatherRows(
    out: number,
    x: number,
    order: number,
    rows: number,
    columns: number,
    stride: number,
  ): void
  clearPadding(x: number, rows: number, columns: number, stride: number): void
  gatherCodes(
    places: number,
    codes: number,
    order: number,
    rows: number,
    categories: number,
    firsts: number,
    none: number,
    rowBytes: number,
  ): void
  sumCodedRows(
    out: number,
    places: number,
    kernel: number,
    start: number,
    rows: number,
    categories: number,
    units: number,
  ): void
  addToCodedRows(
    gradient: number,
    places: number,
    x: number,
    rows: number,
    categories: number,
    units: number,
  ): void
  inverseDeviations(out: number, variance: number, epsilon: number, units: number): void
  moveAverage(moving: number, batch: number, momentum: number, rest: number, units: number): void
  normalise(
    y: number,
    normalised: number,
    mean: number,
    inverse: number,
    scale: number,
    bias: number,
    rows: number,
    units: number,
  ): void
  normaliseBack(
    dy: number,
    normalised: number,
    inverse: number,
    scale: number,
    sums: number,
    products: number,
    share: number,
    rows: number,
    units: number,
  ): void
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
  binaryCrossEntropy: LossLoop
  binarySquaredError: LossLoop
  meanSquaredError: LossLoop
  meanAbsoluteError: LossLoop
  huber: LossLoop
  categoricalCrossEntropy: ClassLossLoop
  categoricalSquaredError: ClassLossLoop
  adam(w: number, g: number, m: number, v: number, count: number, settings: number): void
  adamw(w: number, g: number, m: number, v: number, count: number, settings: number): void
  sgd(w: number, g: number, count: number, settings: number): void
  momentum(w: number, g: number, velocity: number, count: number, settings: number): void
  nesterov(w: number, g: number, velocity: number, count: number, settings: number): void
  rmsprop(w: number, g: number, v: number, count: number, settings: number): void
}

/**
 * The module for this browser. The relaxed one rounds a product and its sum once where the processor can, so its last
 * digits are those of this browser on this machine; here they are always the same.
 * Fails with `engineFailed` where there is no WebAssembly, none with 128-bit vectors, or a policy forbids it.
 * @param shared for a memory of several threads
 */
export async function compileKernel(shared = false): Promise<Result<WebAssembly.Module>> {
  try {
    const best = bytesOf(shared ? sharedRelaxed : relaxed)
    const other = shared ? sharedPlain : plain
    return ok(await WebAssembly.compile(WebAssembly.validate(best) ? best : bytesOf(other)))
  } catch (error) {
    return fail('engineFailed', { engine: 'wasm', reason: String(error) })
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
}

/** The module on the memory of a run; one instance for each thread. */
export function startKernel(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernel {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } })
  return exports as unknown as Kernel
}
