import type { PlannedLayer } from './memory-plan.ts'

/** Copies rows of `width` numbers between matrices whose rows begin `fromStride` and `toStride` apart. */
export function copyRows(
  to: Float32Array,
  toStride: number,
  from: Float32Array,
  fromStride: number,
  width: number,
): void {
  const rows = Math.floor(from.length / fromStride)
  for (let row = 0; row < rows; row++) {
    const start = row * fromStride
    to.set(from.subarray(start, start + width), row * toStride)
  }
}

/** Brings a flat parameter vector (see `parameterOffsets`) into the kernel's form. */
export function padParameters(
  layers: readonly PlannedLayer[],
  flat: Float32Array,
  into: Float32Array,
): void {
  let from = 0
  for (const { inputs, units, unitStride, kernel, bias } of layers) {
    const kernelEnd = from + inputs * units
    copyRows(into.subarray(kernel / 4), unitStride, flat.subarray(from, kernelEnd), units, units)
    into.set(flat.subarray(kernelEnd, kernelEnd + units), bias / 4)
    from = kernelEnd + units
  }
}

/** The way back, into a new array. */
export function flatParameters(
  layers: readonly PlannedLayer[],
  padded: Float32Array,
): Float32Array<ArrayBuffer> {
  const count = layers.reduce((sum, { inputs, units }) => sum + (inputs + 1) * units, 0)
  const flat = new Float32Array(count)
  let to = 0
  for (const { inputs, units, unitStride, kernel, bias } of layers) {
    const rows = padded.subarray(kernel / 4, kernel / 4 + inputs * unitStride)
    copyRows(flat.subarray(to), units, rows, unitStride, units)
    to += inputs * units
    flat.set(padded.subarray(bias / 4, bias / 4 + units), to)
    to += units
  }
  return flat
}
