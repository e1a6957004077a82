import { parameterOffsets, type LayerOffsets, type Network } from '../../../src/domain/network.ts'

/**
 * A network with relu layers as an ONNX file (https://github.com/onnx/onnx, `onnx/onnx.proto`): Gemm and Relu in
 * turn, Sigmoid at the end. Input `x` [rows, inputs], output `y` [rows, outputs].
 */
export function onnxModel(network: Network, weights: Float32Array): Uint8Array {
  const last = network.layers.length - 1
  const offsets = parameterOffsets(network)
  const nodes: Field[] = []
  const constants: Field[] = []
  network.layers.forEach(({ inputs, units }, k) => {
    const { kernel, bias } = offsets[k] as LayerOffsets
    const x = k === 0 ? 'x' : `h${k}`
    const y = k === last ? 'y' : `h${k + 1}`
    nodes.push(node('Gemm', [x, `w${k}`, `b${k}`], `z${k}`))
    nodes.push(node(k === last ? 'Sigmoid' : 'Relu', [`z${k}`], y))
    constants.push(
      tensor(`w${k}`, [inputs, units], weights.subarray(kernel, bias)),
      tensor(`b${k}`, [units], weights.subarray(bias, bias + units)),
    )
  })
  const graph = message([
    ...nodes.map((field) => ({ ...field, number: 1 })),
    text(2, 'network'),
    ...constants.map((field) => ({ ...field, number: 5 })),
    value(11, 'x', network.inputs),
    value(12, 'y', network.layers[last]?.units ?? 0),
  ])
  // ir_version 8 and operator set 13, which has all of these operators.
  return message([
    { number: 1, content: 8 },
    { number: 7, content: graph },
    { number: 8, content: message([{ number: 2, content: 13 }]) },
  ])
}

/** A protocol buffers field: a varint, or bytes with their length in front. */
interface Field {
  number: number
  content: number | Uint8Array
}

const FLOAT = 1

function text(number: number, content: string): Field {
  return { number, content: new TextEncoder().encode(content) }
}

/** A NodeProto; its field number is the graph's business. */
function node(operator: string, inputs: readonly string[], output: string): Field {
  const content = message([
    ...inputs.map((input) => text(1, input)),
    text(2, output),
    text(4, operator),
  ])
  return { number: 0, content }
}

/** A TensorProto. */
function tensor(name: string, dimensions: readonly number[], values: Float32Array): Field {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
  const content = message([
    ...dimensions.map((dimension) => ({ number: 1, content: dimension })),
    { number: 2, content: FLOAT },
    text(8, name),
    { number: 9, content: bytes },
  ])
  return { number: 0, content }
}

/** A ValueInfoProto: float32 [rows, columns]. */
function value(number: number, name: string, columns: number): Field {
  const dimension = (content: Field) => ({ number: 1, content: message([content]) })
  const shape = message([dimension(text(2, 'rows')), dimension({ number: 1, content: columns })])
  const ofTensor = message([
    { number: 1, content: FLOAT },
    { number: 2, content: shape },
  ])
  const type = message([{ number: 1, content: ofTensor }])
  return { number, content: message([text(1, name), { number: 2, content: type }]) }
}

function message(fields: readonly Field[]): Uint8Array {
  const parts = fields.flatMap(({ number, content }) =>
    typeof content === 'number'
      ? [varint(number * 8), varint(content)]
      : [varint(number * 8 + 2), varint(content.length), content],
  )
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Seven bits in each byte, lowest first; the eighth says that more follow. */
function varint(number: number): Uint8Array {
  const bytes: number[] = []
  let rest = number
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  return Uint8Array.of(...bytes, rest)
}
