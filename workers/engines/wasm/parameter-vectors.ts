import type { ParameterPlan, PlannedLayer } from './planned-layers.ts'

/** Brings a flat parameter vector (see `parameterOffsets`) into the kernel's form. */
export function padParameters(
  { layers }: ParameterPlan,
  flat: Float32Array,
  into: Float32Array,
): void {
  let from = 0
  for (const layer of layers) {
    for (const at of runsOf(layer)) {
      into.set(flat.subarray(from, from + layer.units), at)
      from += layer.units
    }
  }
}

/** The way back, into a new array. */
export function flatParameters(
  { layers }: ParameterPlan,
  padded: Float32Array,
): Float32Array<ArrayBuffer> {
  const runs = layers.map(({ inputs, batchNorm }) => inputs + (batchNorm ? 4 : 1))
  const count = layers.reduce((sum, { units }, k) => sum + (runs[k] as number) * units, 0)
  const flat = new Float32Array(count)
  let to = 0
  for (const layer of layers) {
    for (const at of runsOf(layer)) {
      flat.set(padded.subarray(at, at + layer.units), to)
      to += layer.units
    }
  }
  return flat
}

/** Where in the kernel's form each run of `units` numbers of the flat vector begins, in its order. */
function* runsOf({ inputs, unitStride, kernel, rowOfInput, bias, norm }: PlannedLayer) {
  for (let input = 0; input < inputs; input++) {
    yield kernel / 4 + (rowOfInput?.[input] ?? input) * unitStride
  }
  yield bias / 4
  if (norm) {
    yield norm.scale / 4
    yield norm.mean / 4
    yield norm.variance / 4
  }
}
