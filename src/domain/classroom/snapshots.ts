import type { ResolvedOptimizer } from '../experiment.ts'

/** The state between two epochs, from which training goes on exactly. */
export interface EpochSnapshot {
  /** Epochs completed. */
  epoch: number
  /** [parameters] */
  weights: Float32Array<ArrayBuffer>
  /** The optimiser's state, [parameters] each. */
  slots: Float32Array<ArrayBuffer>[]
  /** Whose state that is. */
  optimizer: ResolvedOptimizer
  /** The epoch after which that optimiser began: it counts its steps from there. */
  since: number
}

/** What is known of an epoch beside its state. */
export interface EpochMeasures {
  /** From 0, before the first step. */
  epoch: number
  /** As in `EpochRecord`; of epoch 0, measured at its weights. */
  trainLoss: number
  validationLoss: number
  /** [layers] Length of the loss's gradient on a sample of training rows; absent where there was no time for it. */
  gradientNorms?: number[]
}

/** First, best and latest are always kept. */
const FEWEST = 3
/** More would not be told apart under a chart. */
const MOST_SNAPSHOTS = 2000

/**
 * Which epochs stay where there are more than `most`: what goes is what leaves the smallest gap, of equals the oldest.
 * So every second one of the older ones goes first, and what stays lies evenly over the whole training. The first, the
 * best and the latest stay.
 * @param epochs ascending
 * @returns ascending, at most `most` or three of them
 */
export function thinned(
  epochs: readonly number[],
  most: number,
  best: number | undefined,
): number[] {
  const left = [...epochs]
  while (left.length > Math.max(most, FEWEST)) {
    let spare = -1
    let smallest = Infinity
    for (let i = 1; i < left.length - 1; i++) {
      const gap = (left[i + 1] as number) - (left[i - 1] as number)
      if (gap >= smallest || left[i] === best) continue
      smallest = gap
      spare = i
    }
    left.splice(spare, 1)
  }
  return left
}

/** The epoch of the lowest validation loss; undefined without a number. */
export function bestEpoch(measures: readonly EpochMeasures[]): number | undefined {
  let best: EpochMeasures | undefined
  for (const measure of measures) {
    const { validationLoss } = measure
    if (Number.isFinite(validationLoss) && validationLoss < (best?.validationLoss ?? Infinity)) {
      best = measure
    }
  }
  return best?.epoch
}

/**
 * Epochs for a strip of so many pictures, evenly spread by the logarithm, for most happens early.
 * @param kept ascending
 */
export function filmEpochs(kept: readonly number[], count: number): number[] {
  const last = kept.at(-1)
  if (last === undefined) return []
  const wanted = Array.from({ length: count }, (_, i) => (last + 1) ** (i / (count - 1)) - 1)
  return [...new Set(wanted.map((epoch) => nearest(kept, epoch)))]
}

function nearest(kept: readonly number[], wanted: number): number {
  return kept.reduce((a, b) => (Math.abs(b - wanted) < Math.abs(a - wanted) ? b : a))
}

/** Snapshots of one training, in at most so many bytes (but three of them in any case). */
export class SnapshotShelf {
  #mostBytes: number
  #snapshots: EpochSnapshot[] = []

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes
  }

  get epochs(): number[] {
    return this.#snapshots.map(({ epoch }) => epoch)
  }

  get bytes(): number {
    return this.#snapshots.reduce((sum, snapshot) => sum + bytesOf(snapshot), 0)
  }

  get latest(): EpochSnapshot | undefined {
    return this.#snapshots.at(-1)
  }

  /** Takes the place of what was kept of this epoch and of later ones. */
  keep(snapshot: EpochSnapshot, best: number | undefined): void {
    this.#snapshots = [...this.#snapshots.filter(({ epoch }) => epoch < snapshot.epoch), snapshot]
    this.#thin(best)
  }

  /** From now on with so many bytes. */
  limit(mostBytes: number, best: number | undefined): void {
    this.#mostBytes = mostBytes
    this.#thin(best)
  }

  /** What is kept that lies nearest. */
  near(epoch: number): EpochSnapshot | undefined {
    if (this.#snapshots.length === 0) return undefined
    const found = nearest(this.epochs, epoch)
    return this.#snapshots.find((snapshot) => snapshot.epoch === found)
  }

  /** Another shelf with the same snapshots up to an epoch. */
  until(epoch: number): SnapshotShelf {
    const shelf = new SnapshotShelf(this.#mostBytes)
    shelf.#snapshots = this.#snapshots.filter((snapshot) => snapshot.epoch <= epoch)
    return shelf
  }

  #thin(best: number | undefined): void {
    const one = Math.max(1, ...this.#snapshots.map(bytesOf))
    const most = Math.min(MOST_SNAPSHOTS, Math.floor(this.#mostBytes / one))
    if (this.#snapshots.length <= most) return
    const left = new Set(thinned(this.epochs, most, best))
    this.#snapshots = this.#snapshots.filter(({ epoch }) => left.has(epoch))
  }
}

function bytesOf({ weights, slots }: EpochSnapshot): number {
  return slots.reduce((sum, slot) => sum + slot.byteLength, weights.byteLength)
}
