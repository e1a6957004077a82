import { ACTIVATIONS } from '../activations.ts'
import { foldLayers, type FoldedLayer } from '../forward.ts'
import { answerWriter, type Link } from '../link.ts'
import type { Activation, Network } from '../network.ts'
import type { Plane, PlaneAxis } from './plane.ts'

/** Units of a layer that are drawn at a time; the others count, but have no map. */
const MOST_DRAWN_UNITS = 12
/** Every so many steps of the plane are in a unit's map. */
const UNIT_STRIDE = 2
/** What stands for 0 (or for one half, where answers are chances) in a map; 1 and 255 are its ends. */
export const MIDDLE = 128
const REACH = 127

/** What a network answers all over a plane, ready to be coloured: [y × x], low y first. */
export interface PlaneMaps {
  /** Steps along a side of a unit's map. */
  unitSize: number
  /** Layer by layer, hidden ones first and the answers last, each unit's map one behind the other. */
  units: Uint8Array<ArrayBuffer>
  /** Of every layer, the first unit that is drawn; see `drawnUnits`. */
  firsts: number[]
  /** Steps along a side of the surface. */
  size: number
  /** Chance of the positive class, or of the likeliest class, or the number in standard deviations from its mean. */
  surface: Uint8Array<ArrayBuffer>
  /** Several classes: which one is likeliest. */
  classes?: Uint8Array<ArrayBuffer>
  /** Where there is one axis only: [size × outputs] the answers along it, numbers in standard deviations from the mean. */
  curve?: Float64Array<ArrayBuffer>
}

/** The units of a layer that are drawn where the drawing is to begin with the unit `first`: as many as there may be. */
export function drawnUnits(units: number, first = 0): { first: number; count: number } {
  const count = Math.min(units, MOST_DRAWN_UNITS)
  return { first: Math.min(first, units - count), count }
}

/** Draws maps of a network over one plane again and again; keeps its arrays. */
export class PlaneTracer {
  readonly #network: Network
  readonly #plane: Plane
  readonly #link: Link
  readonly #drawn: { first: number; count: number }[]

  /** @param firsts layer by layer, the first unit that is drawn; absent: the first there is */
  constructor(network: Network, plane: Plane, link: Link, firsts: readonly number[] = []) {
    this.#network = network
    this.#plane = plane
    // Numbers are coloured by how far they are from the mean.
    this.#link = link.type === 'affine' ? { type: 'logits' } : link
    this.#drawn = network.layers.map(({ units }, k) => drawnUnits(units, firsts[k]))
  }

  /** @param weights flat, as `parameterOffsets` describes */
  trace(weights: Float32Array): PlaneMaps {
    const { size, x, y, base } = this.#plane
    const layers = foldLayers(this.#network, weights)
    const [first] = layers
    if (!first) throw new Error('a network has a layer')
    const drawn = this.#drawn
    const unitSize = Math.ceil(size / UNIT_STRIDE)
    const ofUnit = unitSize * unitSize
    const values = new Float32Array(drawn.reduce((sum, { count }) => sum + count, 0) * ofUnit)
    const outputs = layers.at(-1)?.units ?? 1
    const surface = new Uint8Array(size * size)
    const classes = outputs > 1 ? new Uint8Array(size * size) : undefined
    const answers = new Float64Array(outputs)
    const curve = y ? undefined : new Float64Array(size * outputs)
    const write = answerWriter(this.#link, outputs)
    const reach = surfaceReach(this.#link)
    const still = stillSums(first, base, [x, ...(y ? [y] : [])])
    const alongX = axisSums(first, x, size)
    const alongY = y && axisSums(first, y, size)
    const buffers = layers.map(({ units }) => new Float64Array(units))
    const { units } = first
    for (let j = 0; j < size; j++) {
      for (let i = 0; i < size; i++) {
        const z = buffers[0] as Float64Array
        for (let u = 0; u < units; u++) {
          z[u] =
            (still[u] as number) +
            (alongX[i * units + u] as number) +
            (alongY ? (alongY[j * units + u] as number) : 0)
        }
        activate(first.activation, z)
        for (let k = 1; k < layers.length; k++) {
          forwardLayer(
            layers[k] as FoldedLayer,
            buffers[k - 1] as Float64Array,
            buffers[k] as Float64Array,
          )
        }
        const last = buffers[layers.length - 1] as Float64Array
        write(last, 0, answers, 0)
        if (j === 0) curve?.set(answers, i * outputs)
        const at = j * size + i
        paintSurface(answers, reach, surface, classes, at)
        if (i % UNIT_STRIDE !== 0 || j % UNIT_STRIDE !== 0) continue
        const place = (j / UNIT_STRIDE) * unitSize + i / UNIT_STRIDE
        let from = 0
        for (let k = 0; k < layers.length; k++) {
          const row = k === layers.length - 1 ? answers : (buffers[k] as Float64Array)
          const { first, count } = drawn[k] as { first: number; count: number }
          for (let u = 0; u < count; u++) {
            values[(from + u) * ofUnit + place] = row[first + u] as number
          }
          from += count
        }
      }
    }
    return {
      unitSize,
      units: this.#quantise(values, ofUnit),
      firsts: drawn.map(({ first }) => first),
      size,
      surface,
      ...(classes && { classes }),
      ...(curve && { curve }),
    }
  }

  #quantise(values: Float32Array, ofUnit: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(values.length)
    const { layers } = this.#network
    let unit = 0
    layers.forEach(({ activation }, k) => {
      const isAnswer = k === layers.length - 1
      const isShare = isAnswer ? this.#link.type !== 'logits' : activation === 'sigmoid'
      for (let u = 0; u < (this.#drawn[k]?.count ?? 0); u++, unit++) {
        const own = values.subarray(unit * ofUnit, (unit + 1) * ofUnit)
        const middle = isShare ? 0.5 : 0
        const reach = isShare
          ? 0.5
          : activation === 'tanh'
            ? 1
            : isAnswer
              ? NUMBER_REACH
              : farthest(own)
        for (let at = 0; at < ofUnit; at++) {
          bytes[unit * ofUnit + at] = byteOf(((own[at] as number) - middle) / reach)
        }
      }
    })
    return bytes
  }
}

/** Standard deviations from the mean at which a predicted number has its full colour. */
export const NUMBER_REACH = 2

function surfaceReach(link: Link): (answer: number) => number {
  return link.type === 'logits' ? (z) => z / NUMBER_REACH : (p) => 2 * p - 1
}

function paintSurface(
  answers: Float64Array,
  reach: (answer: number) => number,
  surface: Uint8Array,
  classes: Uint8Array | undefined,
  at: number,
): void {
  if (!classes) {
    surface[at] = byteOf(reach(answers[0] as number))
    return
  }
  let best = 0
  for (let k = 1; k < answers.length; k++) {
    if ((answers[k] as number) > (answers[best] as number)) best = k
  }
  classes[at] = best
  surface[at] = Math.round(255 * (answers[best] as number))
}

/** From −1…1 to 1…255. */
function byteOf(share: number): number {
  return MIDDLE + Math.round(REACH * Math.max(-1, Math.min(1, share)))
}

function farthest(values: Float32Array): number {
  let most = 1e-6
  for (const value of values) most = Math.max(most, Math.abs(value))
  return most
}

/** [units] Bias and what the inputs that do not vary add. */
function stillSums(
  { units, kernel, bias, inputs }: FoldedLayer,
  base: Float64Array,
  axes: readonly PlaneAxis[],
): Float64Array {
  const sums = bias.slice()
  for (let input = 0; input < inputs; input++) {
    if (axes.some(({ offset, width }) => input >= offset && input < offset + width)) continue
    const value = base[input] as number
    if (value === 0) continue
    for (let u = 0; u < units; u++) {
      sums[u] = (sums[u] as number) + value * (kernel[input * units + u] as number)
    }
  }
  return sums
}

/** [size × units] What an axis adds at each of its steps. */
function axisSums({ units, kernel }: FoldedLayer, axis: PlaneAxis, size: number): Float64Array {
  const { offset, width, inputs } = axis
  const sums = new Float64Array(size * units)
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < width; k++) {
      const value = inputs[i * width + k] as number
      for (let u = 0; u < units; u++) {
        const at = i * units + u
        sums[at] = (sums[at] as number) + value * (kernel[(offset + k) * units + u] as number)
      }
    }
  }
  return sums
}

function forwardLayer(layer: FoldedLayer, input: Float64Array, output: Float64Array): void {
  const { inputs, units, kernel, bias, activation } = layer
  output.set(bias)
  for (let k = 0; k < inputs; k++) {
    const value = input[k] as number
    for (let u = 0; u < units; u++) {
      output[u] = (output[u] as number) + value * (kernel[k * units + u] as number)
    }
  }
  activate(activation, output)
}

function activate(activation: Activation, values: Float64Array): void {
  if (activation === 'linear') return
  const { value } = ACTIVATIONS[activation]
  for (let u = 0; u < values.length; u++) values[u] = value(values[u] as number)
}
