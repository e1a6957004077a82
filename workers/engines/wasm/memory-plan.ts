import type { Features } from '../../../src/domain/features.ts'
import { slotCount } from '../../../src/domain/optimizers.ts'
import type { EnginePlan } from '../engine.ts'
import { partCount, threadCount } from './parts.ts'
import { padded, planParameters, type ParameterPlan, type PlannedLayer } from './planned-layers.ts'
import { boardBytes } from './team-board.ts'

/** Where everything lies in the kernel's memory. Addresses in bytes, multiples of 16. */
export interface MemoryPlan {
  /** Size of the whole. */
  bytes: number
  parameters: ParameterPlan
  weights: number
  slots: number[]
  /** One for each part of a minibatch, as the weights. */
  gradients: number[]
  /** Their sum, apart from them: whoever makes a part would wait for others to be done with its place. */
  gradient: number
  train: RowsPlan & { targets: number; weights: number; /** u32 */ order: number }
  validation: RowsPlan
  /** [categories] u32, the place of each category's level 0 in the first layer's kernel. */
  firsts: number
  /** Rows that pass through the network at a time; a multiple of 4. */
  blockRows: number
  /** Steps before messages may be looked at, where many take less than a millisecond. */
  stepsAtOnce: number
  categories: number
  /** One for each thread. */
  lanes: LanePlan[]
  /** Where threads tell each other how far they are, see `team-board.ts`. */
  board: number
  /** [widest layer] */
  zeros: number
  /** Two `Settings` of `kernel/optimizers.ts`. */
  settings: number
}

/** A table: [rows × numbers] float32, and [rows × categories] u16. */
export interface RowsPlan {
  rows: number
  numbers: number
  codes: number
}

/** Where a thread takes rows through the network: those at hand are a block or, if they must be, a batch. */
export interface LanePlan {
  /** [rows at hand × first inputStride] Their numbers. */
  batch: number
  /** [rows at hand × categories] u32, see `kernel/codes.ts`. */
  places: number
  layers: LayerPlan[]
}

/** What a layer needs besides its parameters. */
export interface LayerPlan {
  /** [unitStride × inputStride] The kernel the other way round; not of the first layer. */
  transposed: number
  /** [rows at hand × unitStride], and so are the others. */
  outputs: number
  /** d output / d z, then d loss / d z. */
  slopes: number
  /** With batch normalisation only; but for the first, [unitStride]. */
  norm: { normalised: number; mean: number; variance: number; inverse: number } | undefined
}

/** Address 0 stands for "nothing"; the compiler puts nothing below this. */
const FIRST_ADDRESS = 1024

/** Bytes of `Settings` in `kernel/optimizers.ts`, as whole vectors. */
export const SETTINGS_BYTES = 48

/** A block is so many rows at most: what they leave behind stays in the cache, and sums of them lose few digits. */
const MOST_BLOCK_ROWS = 512

/** Fewer would make rereading all weights for each block the larger part of the work. */
const LEAST_BLOCK_ROWS = 16

/** A block's multiplications at most, forward and back: some ten milliseconds. */
const MOST_PRODUCTS = 2 ** 28

/** Fewer multiplications than take a fraction of a millisecond, in so many steps at most: each takes a microsecond besides. */
const LIGHT_PRODUCTS = 2 ** 22
const MOST_STEPS_AT_ONCE = 64

/**
 * Lays out the memory for a plan; nothing is allocated.
 * @param threads that are at hand; no more lanes are made than the plan has parts
 */
export function planMemory(plan: EnginePlan, threads = 1): MemoryPlan {
  const { network, optimizer, train, validation } = plan
  const batchSize = Math.min(plan.batchSize, train.features.rows)
  let next = FIRST_ADDRESS
  const takeBytes = (bytes: number): number => {
    const address = next
    next += 16 * Math.ceil(bytes / 16)
    return address
  }
  /** Room for that many 4-byte numbers. */
  const take = (count: number): number => takeBytes(4 * count)
  const takeRows = ({ rows, numberInputs, categories }: Features): RowsPlan => ({
    rows,
    numbers: take(rows * numberInputs.length),
    codes: takeBytes(2 * rows * categories.length),
  })

  const parameters = planParameters(network, train.features)
  const { layers, count } = parameters
  const categories = train.features.categories.length
  const perRow = productsPerRow(layers, categories)
  const blockRows = blockSize(perRow, Math.max(batchSize, validation.rows))
  // The mean over a batch is in each of its rows.
  const atHand = network.layers.some(({ batchNorm }) => batchNorm)
    ? Math.max(blockRows, padded(batchSize))
    : blockRows
  const takeLane = (): LanePlan => ({
    batch: take(atHand * (layers[0]?.inputStride ?? 0)),
    places: take(atHand * categories),
    layers: layers.map(({ inputStride, unitStride, norm }, k) => ({
      transposed: take(k > 0 ? unitStride * inputStride : 0),
      outputs: take(atHand * unitStride),
      slopes: take(atHand * unitStride),
      norm: norm && {
        normalised: take(atHand * unitStride),
        mean: take(unitStride),
        variance: take(unitStride),
        inverse: take(unitStride),
      },
    })),
  })
  const parts = partCount(network, perRow, batchSize)
  const gradients = Array.from({ length: parts }, () => take(count))
  const lanes = threadCount(parts, threads)
  return {
    board: takeBytes(boardBytes(lanes, parts)),
    parameters,
    blockRows,
    stepsAtOnce: stepsAtOnce(perRow * batchSize),
    settings: takeBytes(2 * SETTINGS_BYTES),
    zeros: take(Math.max(...layers.map(({ unitStride }) => unitStride))),
    firsts: take(categories),
    categories,
    lanes: Array.from({ length: lanes }, takeLane),
    weights: take(count),
    gradients,
    gradient: parts > 1 ? take(count) : (gradients[0] as number),
    slots: Array.from({ length: slotCount(optimizer) }, () => take(count)),
    train: {
      ...takeRows(train.features),
      targets: take(train.features.rows),
      weights: take(train.features.rows),
      order: take(train.features.rows),
    },
    validation: takeRows(validation),
    bytes: next,
  }
}

/** Multiplications for each row, forward and back. */
function productsPerRow(layers: readonly PlannedLayer[], categories: number): number {
  const ofCodes = categories * (layers[0]?.units ?? 0)
  return layers.reduce((sum, { dense, units }) => sum + 3 * dense * units, ofCodes)
}

/** Depends on the shape alone, never on a clock: where blocks begin decides the last digits of sums. */
function blockSize(perRow: number, rows: number): number {
  const affordable = 4 * Math.floor(MOST_PRODUCTS / perRow / 4)
  const most = Math.max(LEAST_BLOCK_ROWS, Math.min(MOST_BLOCK_ROWS, affordable))
  return Math.min(padded(rows), most)
}

function stepsAtOnce(perStep: number): number {
  return Math.max(1, Math.min(MOST_STEPS_AT_ONCE, Math.floor(LIGHT_PRODUCTS / perStep)))
}
