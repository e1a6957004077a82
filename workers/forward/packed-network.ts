import { ACTIVATIONS, LEAKY_SLOPE } from '../../src/domain/activations.ts'
import type { FeatureCategory, Features } from '../../src/domain/features.ts'
import type { FoldedLayer } from '../../src/domain/forward.ts'
import { startForwardKernel, type ForwardKernel } from './forward-kernel.ts'

/** Rows that pass through the network together: few, so that what they hold stays in the first-level cache. */
export const BLOCK_ROWS = 32

/** Address 0 stands for nothing; the compiler puts nothing below this. */
const FIRST_ADDRESS = 1024
const PAGE = 65_536
/** Bytes of a float64. */
export const NUMBER = 8
/** Columns of a tile. */
const PANEL = 4

type Layout = Pick<Features, 'numberInputs' | 'categories'>

/** Where a layer lies. Addresses in bytes, multiples of 16. */
interface PackedLayer extends FoldedLayer {
  /** `strideOf` the layer: bytes from row to row of `outputs`. */
  stride: number
  outputs: number
  packedBias: number
  packedKernel: number
  /** Rows of the kernel in `packedKernel`, one for each column of what comes in. */
  terms: Uint32Array
}

/** Numbers in rows: where they begin, and bytes from row to row. */
interface Rows {
  address: number
  stride: number
}

/** Bytes from row to row of a layer's numbers: the units, rounded up to whole panels. */
export function strideOf({ units }: Pick<FoldedLayer, 'units'>): number {
  return NUMBER * PANEL * Math.ceil(units / PANEL)
}

/** A network in the memory of the kernel, for features of one layout. */
export class PackedNetwork {
  readonly kernel: ForwardKernel
  readonly memory: WebAssembly.Memory
  /** Where the bytes lie that were asked for besides. */
  readonly spare: number
  readonly #layout: Layout
  readonly #layers: PackedLayer[]
  readonly #floats: Float64Array
  readonly #codes: Uint16Array
  /** [block rows × number columns] */
  readonly #numbersAt: number
  /** [block rows × categories] u16 */
  readonly #codesAt: number
  /** [categories] u32 addresses of kernels [levels × first layer's stride]. */
  readonly #levelsAt: number

  /**
   * Throws a RangeError if there is not so much memory to be had.
   * @param spareBytes room for the caller's own numbers
   */
  constructor(
    module: WebAssembly.Module,
    layers: readonly FoldedLayer[],
    layout: Layout,
    spareBytes = 0,
  ) {
    this.#layout = layout
    const { numberInputs, categories } = layout
    let next = FIRST_ADDRESS
    const take = (bytes: number): number => {
      const address = next
      next += 16 * Math.ceil(bytes / 16)
      return address
    }
    this.#numbersAt = take(BLOCK_ROWS * numberInputs.length * NUMBER)
    this.#codesAt = take(BLOCK_ROWS * categories.length * 2)
    this.#levelsAt = take(categories.length * 4)
    this.#layers = layers.map((layer, k) => {
      const stride = strideOf(layer)
      const terms = k === 0 ? numberInputs : Uint32Array.from({ length: layer.inputs }, (_, i) => i)
      const outputs = take(BLOCK_ROWS * stride)
      const packedBias = take(stride)
      return {
        ...layer,
        stride,
        terms,
        outputs,
        packedBias,
        packedKernel: take(terms.length * stride),
      }
    })
    const levelStride = this.#layers[0]?.stride ?? 0
    const levels = categories.map((category) => take(category.levels * levelStride))

    this.spare = take(spareBytes)

    this.memory = new WebAssembly.Memory({ initial: Math.ceil(next / PAGE) })
    const { buffer } = this.memory
    this.#floats = new Float64Array(buffer)
    this.#codes = new Uint16Array(buffer)
    this.kernel = startForwardKernel(module, this.memory)
    new Uint32Array(buffer).set(levels, this.#levelsAt / 4)
    for (const layer of this.#layers) this.#pack(layer)
    categories.forEach((category, c) => {
      this.#packLevels(category, levels[c] as number)
    })
  }

  fits({ numberInputs, categories }: Layout): boolean {
    const { numberInputs: ownInputs, categories: ownCategories } = this.#layout
    return (
      numberInputs.length === ownInputs.length &&
      categories.length === ownCategories.length &&
      numberInputs.every((input, i) => input === ownInputs[i]) &&
      categories.every(({ first, levels }, c) => {
        const own = ownCategories[c]
        return first === own?.first && levels === own.levels
      })
    )
  }

  /**
   * Logits of `rows` rows from `from` on, at most a block. They lie in `numbers` at `first`, `step` from row to row,
   * until the next call.
   */
  logits(
    features: Features,
    from: number,
    rows: number,
  ): { numbers: Float64Array; first: number; step: number } {
    const { numberInputs, numbers, categories, codes } = features
    const part = <Cells extends Float32Array | Uint16Array>(cells: Cells, columns: number) =>
      cells.subarray(from * columns, (from + rows) * columns) as Cells
    this.#floats.set(part(numbers, numberInputs.length), this.#numbersAt / NUMBER)
    this.#codes.set(part(codes, categories.length), this.#codesAt / 2)
    const [first] = this.#layers as [PackedLayer]
    const { outputs, stride, packedBias } = first
    const hasLevels = categories.length > 0
    if (hasLevels) {
      this.kernel.addLevels(
        outputs,
        stride,
        packedBias,
        this.#codesAt,
        categories.length,
        this.#levelsAt,
        rows,
      )
    }
    this.#addProducts(
      first,
      { address: this.#numbersAt, stride: numberInputs.length * NUMBER },
      hasLevels ? { address: outputs, stride } : { address: packedBias, stride: 0 },
      rows,
    )
    return this.logitsOfSums(rows)
  }

  /** [block rows × stride] Address of the first layer's sums, for `logitsOfSums`. */
  get sums(): number {
    return (this.#layers[0] as PackedLayer).outputs
  }

  /** The same for rows whose first layer's sums lie at `sums`. */
  logitsOfSums(rows: number): { numbers: Float64Array; first: number; step: number } {
    let x = { address: 0, stride: 0 }
    this.#layers.forEach((layer, k) => {
      if (k > 0) this.#addProducts(layer, x, { address: layer.packedBias, stride: 0 }, rows)
      this.#activate(layer, rows)
      x = { address: layer.outputs, stride: layer.stride }
    })
    return { numbers: this.#floats, first: x.address / NUMBER, step: x.stride / NUMBER }
  }

  #addProducts(layer: PackedLayer, x: Rows, start: Rows, rows: number): void {
    const wholeTiles = 4 * Math.ceil(rows / 4)
    this.kernel.addProducts(
      layer.outputs,
      layer.stride,
      x.address,
      x.stride,
      layer.packedKernel,
      layer.terms.length,
      start.address,
      start.stride,
      wholeTiles,
    )
  }

  #activate({ activation, outputs, stride }: PackedLayer, rows: number): void {
    const count = (rows * stride) / NUMBER
    if (activation === 'linear') return
    if (activation === 'relu') this.kernel.relu(outputs, count)
    else if (activation === 'leakyRelu') this.kernel.leakyRelu(outputs, count, LEAKY_SLOPE)
    else {
      // By the same functions as everywhere: the bits of an exponential are the browser's own.
      const { value } = ACTIVATIONS[activation]
      const numbers = this.#floats
      const first = outputs / NUMBER
      for (let i = first; i < first + count; i++) numbers[i] = value(numbers[i] as number)
    }
  }

  #pack({ units, stride, kernel, bias, terms, packedBias, packedKernel }: PackedLayer): void {
    const numbers = this.#floats
    numbers.set(bias, packedBias / NUMBER)
    let at = packedKernel / NUMBER
    for (let column = 0; column < stride / NUMBER; column += PANEL) {
      const width = Math.min(PANEL, units - column)
      for (const term of terms) {
        const from = term * units + column
        for (let u = 0; u < width; u++) numbers[at + u] = kernel[from + u] as number
        at += PANEL
      }
    }
  }

  #packLevels({ first, levels }: FeatureCategory, address: number): void {
    const [layer] = this.#layers
    if (!layer) return
    const { units, kernel, stride } = layer
    for (let level = 0; level < levels; level++) {
      const from = (first + level) * units
      this.#floats.set(kernel.subarray(from, from + units), (address + level * stride) / NUMBER)
    }
  }
}
