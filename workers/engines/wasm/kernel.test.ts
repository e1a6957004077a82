import { beforeAll, describe, expect, test } from 'vitest'
import { ACTIVATIONS } from '../../../src/domain/activations.ts'
import { dropoutMask, firstOfLayer } from '../../../src/domain/dropout.ts'
import type { Activation } from '../../../src/domain/network.ts'
import { randomUniform, stepKey } from '../../../src/domain/random.ts'
import { compileKernel, startKernel, type Kernel } from './kernel-module.ts'
import { padded } from './planned-layers.ts'

const memory = new WebAssembly.Memory({ initial: 32 })
let kernel: Kernel
let next = 1024

beforeAll(async () => {
  const compiled = await compileKernel()
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.failure))
  kernel = startKernel(compiled.value, memory)
})

/** Room in the kernel's memory, filled. */
function put(values: ArrayLike<number>): { address: number; values: Float32Array } {
  const address = next
  next += 4 * padded(values.length)
  const view = new Float32Array(memory.buffer, address, values.length)
  view.set(values)
  return { address, values: view }
}

const noise = (count: number, index = 0) =>
  Float32Array.from({ length: count }, (_, i) => 2 * randomUniform(1, 'sample', index, i) - 1)

describe('activations', () => {
  const inputs = Float32Array.from({ length: 4000 }, (_, i) => {
    const spread = [1e-6, 0.1, 1, 10, 100][i % 5] ?? 0
    return spread * (2 * randomUniform(3, 'sample', 0, i) - 1)
  })

  test.each(Object.keys(ACTIVATIONS) as Activation[])(
    '%s and its slope are right to a few last digits',
    (activation) => {
      const y = put(inputs)
      const slope = put(new Float32Array(inputs.length))
      kernel[activation](y.address, slope.address, inputs.length)
      inputs.forEach((x, i) => {
        const { value, derivative } = ACTIVATIONS[activation]
        const expected = value(x)
        expect(Math.abs((y.values[i] ?? NaN) - expected)).toBeLessThan(
          5e-7 * Math.max(Math.abs(expected), 1e-2 * Math.abs(x), 1e-30),
        )
        expect(Math.abs((slope.values[i] ?? NaN) - derivative(x))).toBeLessThan(6e-7)
      })
    },
  )

  test.each(['relu', 'elu', 'tanh', 'sigmoid', 'gelu', 'swish', 'softplus', 'leakyRelu'] as const)(
    '%s lets a NaN through, so that a diverged run is noticed',
    (activation) => {
      const y = put([Number.NaN, 1, Number.NaN, -1])
      kernel[activation](y.address, put([0, 0, 0, 0]).address, 4)
      expect([...y.values].map(Number.isNaN)).toEqual([true, false, true, false])
    },
  )
})

describe('matrix product', () => {
  /** In float64, from where the kernel is told to look. */
  const product = (
    at: (row: number, term: number) => number,
    b: Float32Array,
    [m, n, k]: readonly [number, number, number],
    bias?: Float32Array,
  ) =>
    Array.from({ length: m * n }, (_, i) => {
      const [row, column] = [Math.floor(i / n), i % n]
      const terms = Array.from({ length: k }, (_, t) => at(row, t) * (b[t * n + column] ?? NaN))
      return terms.reduce((sum, term) => sum + term, bias?.[column] ?? 0)
    })

  test.each([
    [4, 4, 1],
    [4, 8, 3],
    [8, 12, 5],
    [12, 20, 7],
    [4, 36, 64],
  ] as const)('%i × %i of %i terms, a as it lies and transposed', (m, n, k) => {
    const [a, b, bias, out] = [
      put(noise(m * k)),
      put(noise(k * n, 1)),
      put(noise(n, 2)),
      put(noise(m * n)),
    ]
    kernel.multiply(out.address, a.address, 4 * k, 4, b.address, bias.address, 0, m, n, k)
    const straight = product(
      (row, t) => a.values[row * k + t] ?? NaN,
      b.values,
      [m, n, k],
      bias.values,
    )
    straight.forEach((value, i) => {
      expect(out.values[i]).toBeCloseTo(value, 5)
    })
    // Added to what is there.
    kernel.multiply(out.address, a.address, 4, 4 * m, b.address, out.address, 4 * n, m, n, k)
    const transposed = product((row, t) => a.values[t * m + row] ?? NaN, b.values, [m, n, k])
    transposed.forEach((value, i) => {
      expect(out.values[i]).toBeCloseTo(value + (straight[i] ?? NaN), 5)
    })
  })

  test('transpose', () => {
    const [x, out] = [put(noise(8 * 12)), put(noise(8 * 12))]
    kernel.transpose(out.address, x.address, 8, 12)
    expect([...out.values]).toEqual(
      Array.from({ length: 96 }, (_, i) => x.values[(i % 8) * 12 + Math.floor(i / 8)]),
    )
  })
})

describe('categories as codes', () => {
  /** Two categories of 2 and 3 levels behind 4 rows of numbers; 20 units; the last row is for "no level". */
  const [units, none] = [20, 9]
  const picked = [
    [4, 8],
    [none, 6],
    [5, none],
  ]
  const firsts = put(new Float32Array(2))
  const codes = put(new Float32Array(3))
  const places = put(new Float32Array(6))

  test('pick their rows of the kernel, and send the gradient back to them', () => {
    new Uint32Array(memory.buffer, firsts.address, 2).set([4 * units * 4, 6 * units * 4])
    // Rows 2, 0, 1 of the table are rows 0, 1, 2 of the batch.
    new Uint16Array(memory.buffer, codes.address, 6).set([0xffff, 0, 1, 0xffff, 0, 2])
    const order = put([0, 0, 0])
    new Uint32Array(memory.buffer, order.address, 3).set([2, 0, 1])
    const rowBytes = 4 * units
    kernel.gatherCodes(
      ...([places.address, codes.address, order.address, 3, 2] as const),
      ...([firsts.address, none * rowBytes, rowBytes] as const),
    )
    expect([...new Uint32Array(memory.buffer, places.address, 6)]).toEqual(
      picked.flat().map((row) => row * rowBytes),
    )
    const weights = put(noise(10 * units).fill(0, none * units))
    const [bias, out, slopes] = [put(noise(units, 1)), put(noise(3 * units)), put(noise(3 * units))]
    kernel.sumCodedRows(out.address, places.address, weights.address, bias.address, 3, 2, units)
    const gradient = put(new Float32Array(10 * units))
    kernel.addToCodedRows(gradient.address, places.address, slopes.address, 3, 2, units)
    for (let u = 0; u < units; u++) {
      const at = (values: Float32Array, row: number) => values[row * units + u] ?? NaN
      picked.forEach(([a = 0, b = 0], row) => {
        const expected = at(bias.values, 0) + at(weights.values, a) + at(weights.values, b)
        expect(at(out.values, row)).toBeCloseTo(expected, 6)
        for (const level of [a, b].filter((place) => place !== none)) {
          expect(at(gradient.values, level)).toBe(at(slopes.values, row))
        }
      })
    }
  })
})

test('a clipped NaN stays one, so that a diverged run is noticed', () => {
  const x = put([Number.NaN, 3, -3, 0.5])
  kernel.clampTo(x.address, 1, 4)
  expect([...x.values]).toEqual([Number.NaN, 1, -1, 0.5])
})

test('a flush leaves normal numbers and NaN alone', () => {
  const x = put([1e-39, -1e-45, 1.2e-38, -1.2e-38, Number.NaN, 0, 1, Infinity])
  const [, , least = 0] = x.values
  kernel.flushDenormals(x.address, 8)
  expect([...x.values]).toEqual([0, 0, least, -least, Number.NaN, 0, 1, Infinity])
})

test.each([
  [0, 0, 0.5],
  [123_456, 7, 0.1],
  [5, 3, 0.95],
])('dropout in step %i, layer %i draws the mask that all engines draw', (step, layer, rate) => {
  const [rows, units, stride] = [5, 6, 8]
  const y = put(new Float32Array(rows * stride).fill(1))
  const slope = put(new Float32Array(rows * stride).fill(1))
  const start = stepKey(42, 'dropout', step) + firstOfLayer(layer)
  const threshold = Math.ceil(rate * 2 ** 32)
  kernel.dropout(y.address, slope.address, rows, units, stride, start, threshold, 1 / (1 - rate))
  const inUnits = (values: Float32Array) => [...values].filter((_, i) => i % stride < units)
  const expected = [...dropoutMask(42, step, layer, rows, units, rate)]
  expect(inUnits(y.values)).toEqual(expected)
  expect(inUnits(slope.values)).toEqual(expected)
})

test.each([
  ['binaryCrossEntropy', 200 + 2 * 200, [0.5, -1]],
  // Surely wrong: nothing to learn by.
  ['binarySquaredError', 1 + 2 * 1, [0, 0]],
] as const)('a loss far out is finite and its gradient exact, %s', (name, sum, [above, below]) => {
  // Room for whole fours of rows.
  const logits = put([200, 0, 0, 0, -200, 0, 0, 0, ...new Float32Array(8)])
  const slope = put(new Float32Array(16))
  const [targets, weights] = [put([0, 1]), put([1, 2])]
  const order = put([0, 0])
  new Uint32Array(memory.buffer, order.address, 2).set([0, 1])
  const loss = kernel[name](
    ...([logits, slope, order, targets, weights].map(({ address }) => address) as [
      number,
      number,
      number,
      number,
      number,
    ]),
    2,
    1 / 2,
  )
  expect(loss).toBe(sum)
  expect(slope.values[0]).toBeCloseTo(above, 30)
  expect(slope.values[4]).toBeCloseTo(below, 30)
  expect([1, 2, 3, 5, 6, 7].every((i) => slope.values[i] === 0)).toBe(true)
})
