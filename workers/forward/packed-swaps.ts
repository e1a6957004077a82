import { NO_LEVEL, type Features } from '../../src/domain/features.ts'
import { foldLayers, outputsOf, type FoldedLayer } from '../../src/domain/forward.ts'
import { answerWriter, linkOf, type AnswerWriter } from '../../src/domain/link.ts'
import { columnPlaces, type ColumnPlaces } from '../../src/domain/why/column-inputs.ts'
import type { ExplainableModel } from '../../src/domain/why/explainable-model.ts'
import { ROUNDING, type SwapPredictor } from '../../src/domain/why/swap-predictor.ts'
import { BLOCK_ROWS, NUMBER, PackedNetwork, strideOf } from './packed-network.ts'

/**
 * `createSwaps` with WebAssembly vectors, to the same bits. The first layer's sums are kept for all rows; a block of them without the
 * column stays in the nearest cache while one way after the other is answered.
 */
export class PackedSwaps implements SwapPredictor {
  readonly #features: Features
  readonly #packed: PackedNetwork
  readonly #places: ColumnPlaces[]
  readonly #outputs: number
  readonly #writeAnswers: AnswerWriter
  /** Bytes from row to row of the sums. */
  readonly #stride: number
  /** [inputs × stride] Address of the first kernel. */
  readonly #kernelAt: number
  /** [block rows × stride] Sums without the column. */
  readonly #rest: Float64Array
  /** [block rows] What `addParts` adds to each row. */
  readonly #inputs: Uint32Array
  readonly #values: Float64Array
  /** [rows × stride] */
  readonly #sums: Float64Array
  /** [rows] 0, 1, 2 … */
  readonly #own: Uint32Array

  /** Throws a RangeError if there is not so much memory to be had. */
  constructor(module: WebAssembly.Module, model: ExplainableModel, features: Features) {
    const { network, weights, recipe } = model
    const layers = foldLayers(network, weights)
    const first = layers[0] as FoldedLayer
    const stride = strideOf(first)
    const blockBytes = BLOCK_ROWS * stride
    const kernelBytes = first.inputs * stride
    const layout = { numberInputs: new Uint32Array(0), categories: [] }
    const spareBytes = kernelBytes + blockBytes + BLOCK_ROWS * (NUMBER + 4)
    const packed = new PackedNetwork(module, layers, layout, spareBytes)
    const { buffer } = packed.memory
    this.#features = features
    this.#packed = packed
    this.#places = columnPlaces(recipe, features)
    this.#outputs = outputsOf(network)
    this.#writeAnswers = answerWriter(linkOf(recipe.target), this.#outputs)
    this.#stride = stride
    this.#kernelAt = packed.spare
    const restAt = packed.spare + kernelBytes
    const valuesAt = restAt + blockBytes
    this.#rest = new Float64Array(buffer, restAt, blockBytes / NUMBER)
    this.#values = new Float64Array(buffer, valuesAt, BLOCK_ROWS)
    this.#inputs = new Uint32Array(buffer, valuesAt + BLOCK_ROWS * NUMBER, BLOCK_ROWS)
    const kernel = new Float64Array(buffer, this.#kernelAt, kernelBytes / NUMBER)
    for (let input = 0; input < first.inputs; input++) {
      const row = first.kernel.subarray(input * first.units, (input + 1) * first.units)
      kernel.set(row, (input * stride) / NUMBER)
    }
    this.#own = Uint32Array.from({ length: features.rows }, (_, row) => row)
    this.#sums = new Float64Array((features.rows * stride) / NUMBER)
    this.#addUp(first.bias)
  }

  asTheyAre(from: number, to: number): Float64Array {
    const answers = new Float64Array((to - from) * this.#outputs)
    const { sums } = this.#packed
    this.#inputs.fill(0)
    this.#values.fill(0)
    for (let row = from; row < to; row += BLOCK_ROWS) {
      const rows = Math.min(BLOCK_ROWS, to - row)
      this.#rest.set(this.#sumsOf(row, rows))
      this.#addParts(sums, this.#rest.byteOffset, rows, ROUNDING)
      this.#answer(rows, answers, row - from)
    }
    return answers
  }

  swapped(
    column: number,
    others: Features,
    ways: readonly Uint32Array[],
    from: number,
    to: number,
  ): Float64Array[] {
    const { sums } = this.#packed
    const restAt = this.#rest.byteOffset
    const places = this.#places[column] as ColumnPlaces
    const answers = ways.map(() => new Float64Array((to - from) * this.#outputs))
    for (let row = from; row < to; row += BLOCK_ROWS) {
      const rows = Math.min(BLOCK_ROWS, to - row)
      this.#rest.set(this.#sumsOf(row, rows))
      this.#add(restAt, restAt, places, this.#features, this.#own, row, rows, -1)
      for (const [w, way] of ways.entries()) {
        this.#add(sums, restAt, places, others, way, row, rows, 1, ROUNDING)
        this.#answer(rows, answers[w] as Float64Array, row - from)
      }
    }
    return answers
  }

  /** Fills the sums of all rows, in the order of `firstSums`. */
  #addUp(bias: Float64Array): void {
    const { rows, numberInputs, categories } = this.#features
    const all: ColumnPlaces = {
      numbers: Uint32Array.from(numberInputs, (_, k) => k),
      codes: Uint32Array.from(categories, (_, c) => c),
    }
    const restAt = this.#rest.byteOffset
    const step = this.#stride / NUMBER
    for (let row = 0; row < rows; row += BLOCK_ROWS) {
      const some = Math.min(BLOCK_ROWS, rows - row)
      for (let i = 0; i < some; i++) this.#rest.set(bias, i * step)
      this.#add(restAt, restAt, all, this.#features, this.#own, row, some, 1)
      this.#sums.set(this.#rest.subarray(0, some * step), row * step)
    }
  }

  #sumsOf(row: number, rows: number): Float64Array {
    const step = this.#stride / NUMBER
    return this.#sums.subarray(row * step, (row + rows) * step)
  }

  /** What the block at `sums` is answered, into rows from `at` on. */
  #answer(rows: number, answers: Float64Array, at: number): void {
    const { numbers, first, step } = this.#packed.logitsOfSums(rows)
    for (let i = 0; i < rows; i++) {
      this.#writeAnswers(numbers, first + i * step, answers, (at + i) * this.#outputs)
    }
  }

  /**
   * out = start + factor · the parts that these places of the rows `rowOf[from]` … add to the sums.
   * @param offset what the sums are rounded by at the end
   */
  #add(
    out: number,
    start: number,
    places: ColumnPlaces,
    features: Features,
    rowOf: Uint32Array,
    from: number,
    rows: number,
    factor: 1 | -1,
    offset = 0,
  ): void {
    const some = rowOf.subarray(from, from + rows)
    let left = places.codes.length + places.numbers.length
    let before = start
    const add = () => {
      left -= 1
      this.#addParts(out, before, rows, left === 0 ? offset : 0)
      before = out
    }
    for (const c of places.codes) {
      this.#putLevels(features, c, some, factor)
      add()
    }
    for (const k of places.numbers) {
      this.#putNumbers(features, k, some, factor)
      add()
    }
  }

  /** out = start + the parts that were put there. */
  #addParts(out: number, start: number, rows: number, offset: number): void {
    const [inputs, values] = [this.#inputs.byteOffset, this.#values.byteOffset]
    const { kernel } = this.#packed
    kernel.addParts(out, start, this.#stride, this.#kernelAt, inputs, values, rows, offset)
  }

  #putLevels({ categories, codes }: Features, c: number, rows: Uint32Array, factor: number): void {
    const [inputs, values] = [this.#inputs, this.#values]
    const first = categories[c]?.first ?? 0
    const step = categories.length
    for (let i = 0; i < rows.length; i++) {
      const code = codes[(rows[i] as number) * step + c] as number
      const known = code !== NO_LEVEL
      inputs[i] = known ? first + code : first
      values[i] = known ? factor : 0
    }
  }

  #putNumbers(
    { numberInputs, numbers }: Features,
    k: number,
    rows: Uint32Array,
    factor: number,
  ): void {
    const [inputs, values] = [this.#inputs, this.#values]
    const input = numberInputs[k] as number
    const step = numberInputs.length
    for (let i = 0; i < rows.length; i++) {
      inputs[i] = input
      values[i] = factor * (numbers[(rows[i] as number) * step + k] as number)
    }
  }
}
