import { plain } from './kernel/kernel.ts?kernel'

/** What `kernel/kernel.ts` exports and documents. Addresses and strides in bytes, counts in numbers. */
export interface ForwardKernel {
  addProducts(
    out: number,
    stride: number,
    x: number,
    xStride: number,
    kernel: number,
    terms: number,
    start: number,
    startStride: number,
    rows: number,
  ): void
  addLevels(
    out: number,
    stride: number,
    bias: number,
    codes: number,
    categories: number,
    kernels: number,
    rows: number,
  ): void
  addParts(
    out: number,
    start: number,
    stride: number,
    kernel: number,
    inputs: number,
    values: number,
    rows: number,
    offset: number,
  ): void
  relu(x: number, count: number): void
  leakyRelu(x: number, count: number, slope: number): void
}

/**
 * The plain variant: one instruction that multiplies and adds would round once and give other bits.
 * Rejects where there is no WebAssembly, none with 128-bit vectors, or a policy forbids it.
 */
export async function compileForwardKernel(): Promise<WebAssembly.Module> {
  const bytes = Uint8Array.from(atob(plain), (letter) => letter.charCodeAt(0))
  return WebAssembly.compile(bytes)
}

/** The module on a memory of its own for each model. */
export function startForwardKernel(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
): ForwardKernel {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as ForwardKernel
}
