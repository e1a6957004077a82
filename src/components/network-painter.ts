import type { PlaneMaps } from '../domain/classroom/plane-maps.ts'
import { parameterOffsets, type LayerOffsets, type Network } from '../domain/network.ts'
import type { Stage } from './network-stage.ts'
import { MapSheet, readPlaneInk, type PlaneInk } from './plane-ink.ts'

/** A network with its place on the page. */
export interface PlacedNetwork {
  network: Network
  stage: Stage
  /** Inputs, then layer by layer: which units (or inputs) have a box. */
  drawn: readonly (readonly number[])[]
  /** Boxes of the first column that are sides of the plane: these inputs, across and up. */
  axes: readonly number[]
}

/** A unit, or the weight to it from a unit of the layer before. */
export interface Marked {
  layer: number
  unit: number
  from?: number
}

interface NetworkInk {
  positive: string
  negative: string
  mark: string
  lit: string
  empty: string
  ramp: string[]
  map: PlaneInk
  /** How much thicker lines are than usual: for a projector. */
  lineScale: number
}

const WIDTH_PER_WEIGHT = 1.9
const THINNEST = 0.4
const WIDEST = 7
/** Of more lines, the faintest are left out: they would only make the others hard to see. */
const MANY_LINES = 300
const FAINT = 0.08
const MARK_EDGE = 4
const BIAS_DROP = 8
const BIAS_RADIUS = 6
const LEAST_BIAS_RADIUS = 1.5

/**
 * Paints a network on a canvas: maps when there are new ones, lines and biases as often as there are new weights.
 * Nothing is made anew from one frame to the next.
 */
export class NetworkPainter {
  readonly #context: CanvasRenderingContext2D
  readonly #placed: PlacedNetwork
  readonly #ink: NetworkInk
  readonly #offsets: LayerOffsets[]
  readonly #leavesFaintOut: boolean
  #sheet: MapSheet | undefined

  /** @param ratio pixels of the canvas to one of the page */
  constructor(canvas: HTMLCanvasElement, placed: PlacedNetwork, ratio: number) {
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no canvas')
    const { stage, network, drawn } = placed
    canvas.width = Math.round(stage.width * ratio)
    canvas.height = Math.round(stage.height * ratio)
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    this.#context = context
    this.#placed = placed
    this.#ink = readInk(canvas)
    this.#offsets = parameterOffsets(network)
    const lines = drawn.reduce(
      (sum, { length }, k) => sum + length * (drawn[k - 1]?.length ?? 0),
      0,
    )
    this.#leavesFaintOut = lines > MANY_LINES
    this.#paintInputs()
  }

  /** Paints what every unit answers all over the plane; plain boxes where there is none. */
  paintMaps(maps: PlaneMaps | undefined): void {
    const context = this.#context
    const { stage, drawn } = this.#placed
    const { box } = stage
    const count = drawn.slice(1).reduce((sum, { length }) => sum + length, 0)
    const fits =
      maps !== undefined &&
      maps.units.length === count * maps.unitSize * maps.unitSize &&
      // Not those of units that were drawn a moment ago.
      maps.firsts.every((first, k) => first === drawn[k + 1]?.[0])
    if (fits) {
      if (this.#sheet?.size !== maps.unitSize) this.#sheet = new MapSheet(maps.unitSize, count)
      this.#sheet.paint(maps.units, this.#ink.map)
    }
    let map = 0
    for (let k = 1; k < drawn.length; k++) {
      for (const { x, y } of stage.columns[k]?.nodes ?? []) {
        if (fits && this.#sheet) {
          const { canvas, size } = this.#sheet
          context.drawImage(canvas, 0, map * size, size, size, x, y, box, box)
        } else {
          context.fillStyle = this.#ink.empty
          context.fillRect(x, y, box, box)
        }
        map++
      }
    }
  }

  /**
   * @param weights flat, as `parameterOffsets` describes
   * @param marked outlined in ink
   * @param lit outlined in the accent
   */
  paintWeights(weights: Float32Array, marked: Marked | undefined, lit: Marked | undefined): void {
    const { stage, drawn } = this.#placed
    for (let k = 1; k < drawn.length; k++) {
      const left = stage.columns[k - 1]
      const right = stage.columns[k]
      if (!left || !right) continue
      const from = left.x + stage.box
      this.#context.clearRect(from, 0, right.x - from, stage.height)
      if (lit) this.#paintMark(k, weights, lit, this.#ink.lit)
      if (marked) this.#paintMark(k, weights, marked, this.#ink.mark)
      this.#paintLines(k, weights)
      this.#paintBiases(k, weights)
    }
  }

  #paintInputs(): void {
    const context = this.#context
    const { stage, drawn, axes } = this.#placed
    const { box } = stage
    const { ramp, empty } = this.#ink
    stage.columns[0]?.nodes.forEach(({ x, y }, i) => {
      const side = axes.indexOf(drawn[0]?.[i] ?? -1)
      context.fillStyle = empty
      context.fillRect(x, y, box, box)
      if (side < 0) return
      const band = box / ramp.length
      ramp.forEach((colour, step) => {
        context.fillStyle = colour
        if (side === 0) context.fillRect(x + step * band, y, band + 0.5, box)
        else context.fillRect(x, y + box - (step + 1) * band, box, band + 0.5)
      })
    })
  }

  /** An edge of colour on either side of a weight's line. */
  #paintMark(k: number, weights: Float32Array, mark: Marked, colour: string): void {
    if (mark.layer !== k - 1 || mark.from === undefined) return
    const { network, drawn } = this.#placed
    const i = drawn[k - 1]?.indexOf(mark.from) ?? -1
    const j = drawn[k]?.indexOf(mark.unit) ?? -1
    if (i < 0 || j < 0) return
    const units = network.layers[k - 1]?.units ?? 0
    const place = (this.#offsets[k - 1]?.kernel ?? 0) + mark.from * units + mark.unit
    this.#context.strokeStyle = colour
    this.#strokeLine(k, i, j, widthOf(weights[place] as number) + MARK_EDGE)
  }

  #paintLines(k: number, weights: Float32Array): void {
    const { network, drawn } = this.#placed
    const [lefts = [], rights = []] = [drawn[k - 1], drawn[k]]
    const units = network.layers[k - 1]?.units ?? 0
    const kernel = this.#offsets[k - 1]?.kernel ?? 0
    const context = this.#context
    for (let sign = -1; sign <= 1; sign += 2) {
      context.strokeStyle = sign > 0 ? this.#ink.positive : this.#ink.negative
      for (let i = 0; i < lefts.length; i++) {
        const row = kernel + (lefts[i] as number) * units
        for (let j = 0; j < rights.length; j++) {
          const weight = sign * (weights[row + (rights[j] as number)] as number)
          if (!(weight > (this.#leavesFaintOut ? FAINT : 0))) continue
          this.#strokeLine(k, i, j, widthOf(weight))
        }
      }
    }
  }

  #strokeLine(k: number, i: number, j: number, width: number): void {
    const { columns, box } = this.#placed.stage
    const from = columns[k - 1]?.nodes[i]
    const to = columns[k]?.nodes[j]
    if (!from || !to) return
    const context = this.#context
    const x = from.x + box
    const middle = (x + to.x) / 2
    const y1 = from.y + box / 2
    const y2 = to.y + box / 2
    context.lineWidth = width * this.#ink.lineScale
    context.beginPath()
    context.moveTo(x, y1)
    context.bezierCurveTo(middle, y1, middle, y2, to.x, y2)
    context.stroke()
  }

  /** A disc adds, a square takes away; the larger, the more. */
  #paintBiases(k: number, weights: Float32Array): void {
    const { stage, drawn } = this.#placed
    const { box } = stage
    const context = this.#context
    const start = this.#offsets[k - 1]?.bias ?? 0
    const nodes = stage.columns[k]?.nodes ?? []
    for (let j = 0; j < nodes.length; j++) {
      const node = nodes[j]
      if (!node) continue
      const bias = weights[start + (drawn[k]?.[j] ?? 0)] as number
      const x = node.x + box / 2
      const y = node.y + box + BIAS_DROP
      const radius = Math.min(BIAS_RADIUS, LEAST_BIAS_RADIUS + 3 * Math.abs(bias))
      context.clearRect(x - BIAS_DROP, y - BIAS_RADIUS - 1, 2 * BIAS_DROP, 2 * BIAS_RADIUS + 2)
      context.fillStyle = bias < 0 ? this.#ink.negative : this.#ink.positive
      if (bias < 0) context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius)
      else {
        context.beginPath()
        context.arc(x, y, radius, 0, 2 * Math.PI)
        context.fill()
      }
    }
  }
}

const widthOf = (weight: number) =>
  Math.min(WIDEST, Math.max(THINNEST, WIDTH_PER_WEIGHT * Math.abs(weight)))

function readInk(element: Element): NetworkInk {
  const style = getComputedStyle(element)
  const read = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    positive: read('positive'),
    negative: read('negative'),
    mark: read('text'),
    lit: read('accent'),
    empty: read('surface-2'),
    ramp: [0, 1, 2, 3, 4, 5, 6].map((step) => read(`ramp-${step}`)),
    map: readPlaneInk(element),
    lineScale: Number(read('line-scale')) || 1,
  }
}
