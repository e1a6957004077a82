import { permutation } from './random.ts'

/** Rows sorted into groups: group g has the rows `members[starts[g]]` to `members[starts[g + 1] − 1]`. */
export interface RowGroups {
  /** [rows] Row numbers. */
  members: Uint32Array
  /** [groups + 1] */
  starts: Uint32Array
}

/**
 * Groups rows whose keys are equal. Groups are in the order of `rank`, so that the order of the rows says nothing.
 * @param keyOf per row: equal for the rows of one group
 * @param compare order of two keys
 */
export function groupRows<Key>(
  rows: readonly number[],
  keyOf: (row: number) => Key,
  compare: (a: Key, b: Key) => number,
): RowGroups {
  const counts = new Map<Key, number>()
  for (const row of rows) {
    const key = keyOf(row)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const keys = [...counts.keys()].sort(compare)
  const starts = new Uint32Array(keys.length + 1)
  const next = new Map<Key, number>()
  keys.forEach((key, g) => {
    const start = starts[g] as number
    next.set(key, start)
    starts[g + 1] = start + (counts.get(key) ?? 0)
  })
  const members = new Uint32Array(rows.length)
  for (const row of rows) {
    const key = keyOf(row)
    const place = next.get(key) as number
    members[place] = row
    next.set(key, place + 1)
  }
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
  const shuffled = permutation(seed, 'split', 0, groups.starts.length - 1)
  const order = Array.from(shuffled).sort((a, b) => board.size(b) - board.size(a))
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

/** Rows of each class in each part so far; the class after the last one stands for all rows. */
class ScoreBoard {
  /** [groups] */
  readonly parts: Uint8Array
  readonly #groups: RowGroups
  readonly #classOf: (row: number) => number
  readonly #classes: number
  readonly #shares: readonly number[]
  readonly #stratify: boolean
  /** [parts][classes + 1] Rows given minus rows due. */
  readonly #surplus: Float64Array[]
  /** [classes + 1] One over the square of all rows. */
  readonly #weights: Float64Array
  /** [parts] Groups given. */
  readonly #held: number[]

  constructor(
    groups: RowGroups,
    classOf: (row: number) => number,
    classes: number,
    shares: readonly number[],
    stratify: boolean,
  ) {
    this.#groups = groups
    this.#classOf = classOf
    this.#classes = classes
    this.#shares = shares
    this.#stratify = stratify
    this.parts = new Uint8Array(groups.starts.length - 1)
    const totals = new Float64Array(classes + 1)
    for (const row of groups.members) {
      const own = classOf(row)
      totals[own] = (totals[own] as number) + 1
    }
    totals[classes] = groups.members.length
    this.#weights = totals.map((rows) => (rows === 0 ? 0 : 1 / rows ** 2))
    this.#surplus = shares.map((share) => totals.map((rows) => -share * rows))
    this.#held = shares.map(() => 0)
  }

  size(group: number): number {
    return (this.#groups.starts[group + 1] as number) - (this.#groups.starts[group] as number)
  }

  /** The part that is furthest behind what it is due of this group's rows. */
  bestPart(group: number): number {
    const costs = this.#shares.map((_, part) => this.#cost(group, part))
    return costs.indexOf(Math.min(...costs))
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
  trainEveryClass(largestFirst: readonly number[]): void {
    const trained = new Set<number>()
    this.#eachRow(largestFirst, (group, row) => {
      if (this.parts[group] === 0) trained.add(this.#classOf(row))
    })
    const smallest = new Map<number, number>()
    this.#eachRow(largestFirst, (group, row) => {
      if (!trained.has(this.#classOf(row))) smallest.set(this.#classOf(row), group)
    })
    for (const group of new Set(smallest.values())) this.#move(group, 0)
  }

  /** A part without a group takes the smallest one of the part that is furthest ahead of its share. */
  fillEmptyParts(largestFirst: readonly number[]): void {
    for (const [part, held] of this.#held.entries()) {
      if (held > 0) continue
      const ahead = this.#surplus.map((surplus, p) =>
        (this.#held[p] as number) > 1 ? (surplus[this.#classes] as number) : -Infinity,
      )
      const donor = ahead.indexOf(Math.max(...ahead))
      const smallest = largestFirst.findLast((group) => this.parts[group] === donor)
      if (smallest !== undefined && (this.#held[donor] as number) > 1) this.#move(smallest, part)
    }
  }

  #move(group: number, part: number): void {
    this.#count(group, this.parts[group] as number, -1)
    this.put(group, part)
  }

  /** By how much the squared distance from the shares would grow, up to what is the same for every part. */
  #cost(group: number, part: number): number {
    const surplus = this.#surplus[part] as Float64Array
    const ofClass = (k: number) => (surplus[k] as number) * (this.#weights[k] as number)
    let cost = this.size(group) * ofClass(this.#classes)
    if (this.#stratify) {
      this.#eachRow([group], (_, row) => {
        cost += ofClass(this.#classOf(row))
      })
    }
    return cost
  }

  #count(group: number, part: number, sign: 1 | -1): void {
    const surplus = this.#surplus[part] as Float64Array
    this.#eachRow([group], (_, row) => {
      const own = this.#classOf(row)
      surplus[own] = (surplus[own] as number) + sign
    })
    surplus[this.#classes] = (surplus[this.#classes] as number) + sign * this.size(group)
    this.#held[part] = (this.#held[part] as number) + sign
  }

  #eachRow(groups: readonly number[], use: (group: number, row: number) => void): void {
    const { members, starts } = this.#groups
    for (const group of groups) {
      const end = starts[group + 1] as number
      for (let i = starts[group] as number; i < end; i++) use(group, members[i] as number)
    }
  }
}
