import { permutation } from './random.ts'

/** Rows sorted into groups: group g has the rows `members[starts[g]]` to `members[starts[g + 1] − 1]`. */
export interface RowGroups {
  /** [rows] Row numbers. */
  members: Uint32Array
  /** [groups + 1] */
  starts: Uint32Array
}

/**
 * Sorts rows into groups.
 * @param groupOf [rows.length] the group of each, 0 … groups − 1; every group has a row
 */
export function groupRows(
  rows: readonly number[],
  groupOf: Uint32Array,
  groups: number,
): RowGroups {
  const starts = new Uint32Array(groups + 1)
  for (const group of groupOf) starts[group + 1] = (starts[group + 1] as number) + 1
  for (let g = 0; g < groups; g++) starts[g + 1] = (starts[g + 1] as number) + (starts[g] as number)
  const next = starts.slice()
  const members = new Uint32Array(rows.length)
  rows.forEach((row, i) => {
    const group = groupOf[i] as number
    const place = next[group] as number
    members[place] = row
    next[group] = place + 1
  })
  return { members, starts }
}

/** How often every group is looked at again, after all have a part. */
const MOST_ROUNDS = 3

/**
 * Gives every group a part, so that the parts' sizes, and their rows of every class, come as near to the asked shares
 * as whole groups allow: the largest group first, each to the part that is furthest behind its share, as scikit-learn's
 * `StratifiedGroupKFold` does it for equal shares; then groups move while that brings the sizes nearer. Groups of equal
 * size take turns by the seed. Every part gets a group if there are enough, and every class a training row.
 * @param classOf per row: its class, 0 … classes − 1
 * @param shares of each part, the first the one that trains; they add up to 1
 * @param stratify whether classes count besides sizes
 * @returns [groups] the part of each
 */
export function shareGroups(
  groups: RowGroups,
  classOf: (row: number) => number,
  classes: number,
  shares: readonly number[],
  { seed, stratify }: { seed: number; stratify: boolean },
): Uint8Array {
  const board = new ScoreBoard(groups, classOf, classes, shares, stratify)
  const order = largestFirst(board, permutation(seed, 'split', 0, groups.starts.length - 1))
  for (const group of order) board.put(group, board.bestPart(group))
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let moved = false
    for (const group of order) moved = board.improve(group) || moved
    if (!moved) break
  }
  board.trainEveryClass(order)
  board.fillEmptyParts(order)
  return board.parts
}

/** [groups] Those of equal size as shuffled; by numbers that sort without a comparison of ours. */
function largestFirst(board: ScoreBoard, shuffled: Uint32Array): Uint32Array {
  const groups = shuffled.length
  const keys = Float64Array.from(shuffled, (group, place) => place - board.size(group) * groups)
  return Uint32Array.from(
    keys.sort(),
    (key) => shuffled[((key % groups) + groups) % groups] as number,
  )
}

/** Rows of each class in each part so far; the class after the last one stands for all rows. */
class ScoreBoard {
  /** [groups] */
  readonly parts: Uint8Array
  readonly #starts: Uint32Array
  /** [rows] Class of each member. */
  readonly #classOf: Uint32Array
  readonly #classes: number
  readonly #stratify: boolean
  /** [parts][classes + 1] Rows given minus rows due. */
  readonly #surplus: Float64Array[]
  /** [classes + 1] One over the square of all rows. */
  readonly #weights: Float64Array
  /** [parts] Groups given. */
  readonly #held: number[]

  constructor(
    { members, starts }: RowGroups,
    classOf: (row: number) => number,
    classes: number,
    shares: readonly number[],
    stratify: boolean,
  ) {
    this.#starts = starts
    this.#classOf = members.map(classOf)
    this.#classes = classes
    this.#stratify = stratify
    this.parts = new Uint8Array(starts.length - 1)
    const totals = new Float64Array(classes + 1)
    for (const own of this.#classOf) totals[own] = (totals[own] as number) + 1
    totals[classes] = members.length
    this.#weights = totals.map((rows) => (rows === 0 ? 0 : 1 / rows ** 2))
    this.#surplus = shares.map((share) => totals.map((rows) => -share * rows))
    this.#held = shares.map(() => 0)
  }

  size(group: number): number {
    return (this.#starts[group + 1] as number) - (this.#starts[group] as number)
  }

  /** The part that is furthest behind what it is due of this group's rows. */
  bestPart(group: number): number {
    let best = 0
    let lowest = Infinity
    for (let part = 0; part < this.#surplus.length; part++) {
      const cost = this.#cost(group, part)
      if (cost < lowest) [best, lowest] = [part, cost]
    }
    return best
  }

  put(group: number, part: number): void {
    this.parts[group] = part
    this.#count(group, part, 1)
  }

  /** Moves a group if that brings the sizes nearer to the shares. */
  improve(group: number): boolean {
    const before = this.parts[group] as number
    this.#count(group, before, -1)
    const best = this.bestPart(group)
    const nearer = this.#cost(group, best) < this.#cost(group, before) - 1e-12
    this.put(group, nearer ? best : before)
    return nearer
  }

  /** The smallest group that has a class which no training row has trains. */
  trainEveryClass(order: Uint32Array): void {
    const trained = new Set<number>()
    for (const group of order) {
      if (this.parts[group] === 0) for (const own of this.#classesOf(group)) trained.add(own)
    }
    if (trained.size === this.#classes) return
    const smallest = new Map<number, number>()
    for (const group of order) {
      for (const own of this.#classesOf(group)) if (!trained.has(own)) smallest.set(own, group)
    }
    for (const group of new Set(smallest.values())) this.#move(group, 0)
  }

  /** A part without a group takes the smallest one of the part that is furthest ahead of its share. */
  fillEmptyParts(order: Uint32Array): void {
    for (const [part, held] of this.#held.entries()) {
      if (held > 0) continue
      const ahead = this.#surplus.map((surplus, p) =>
        (this.#held[p] as number) > 1 ? (surplus[this.#classes] as number) : -Infinity,
      )
      const donor = ahead.indexOf(Math.max(...ahead))
      const smallest = order.findLast((group) => this.parts[group] === donor)
      if (smallest !== undefined && (this.#held[donor] as number) > 1) this.#move(smallest, part)
    }
  }

  #move(group: number, part: number): void {
    this.#count(group, this.parts[group] as number, -1)
    this.put(group, part)
  }

  #classesOf(group: number): Uint32Array {
    return this.#classOf.subarray(this.#starts[group], this.#starts[group + 1])
  }

  /** By how much the squared distance from the shares would grow, up to what is the same for every part. */
  #cost(group: number, part: number): number {
    const surplus = this.#surplus[part] as Float64Array
    const all = this.#classes
    let cost = this.size(group) * (surplus[all] as number) * (this.#weights[all] as number)
    if (!this.#stratify) return cost
    const end = this.#starts[group + 1] as number
    for (let i = this.#starts[group] as number; i < end; i++) {
      const own = this.#classOf[i] as number
      cost += (surplus[own] as number) * (this.#weights[own] as number)
    }
    return cost
  }

  #count(group: number, part: number, sign: 1 | -1): void {
    const surplus = this.#surplus[part] as Float64Array
    const end = this.#starts[group + 1] as number
    for (let i = this.#starts[group] as number; i < end; i++) {
      const own = this.#classOf[i] as number
      surplus[own] = (surplus[own] as number) + sign
    }
    surplus[this.#classes] = (surplus[this.#classes] as number) + sign * this.size(group)
    this.#held[part] = (this.#held[part] as number) + sign
  }
}
