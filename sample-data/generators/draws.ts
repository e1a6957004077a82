import { randomUniform } from '../../src/domain/random.ts'

/** Seeded draws in a fixed order: the same seed gives the same table, byte for byte. */
export class Draws {
  readonly #seed: number
  #count = 0

  constructor(seed: number) {
    this.#seed = seed
  }

  /** Uniform on [low, high). */
  uniform(low = 0, high = 1): number {
    return low + (high - low) * randomUniform(this.#seed, 'sample', 0, this.#count++)
  }

  /** A whole number, low to high, both included. */
  integer(low: number, high: number): number {
    return Math.floor(this.uniform(low, high + 1))
  }

  chance(probability: number): boolean {
    return this.uniform() < probability
  }

  /** Normal by Box and Muller (1958), one of the pair. */
  normal(mean = 0, sd = 1): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()))
    return mean + sd * radius * Math.cos(2 * Math.PI * this.uniform())
  }

  /** Skewed to the right and above zero: most values near `median`, some far above it. */
  logNormal(median: number, spread: number): number {
    return median * Math.exp(this.normal(0, spread))
  }

  /** A count with this mean, by Knuth's multiplication; for means below about 30. */
  poisson(mean: number): number {
    const limit = Math.exp(-mean)
    let count = 0
    for (let product = this.uniform(); product > limit; product *= this.uniform()) count++
    return count
  }

  /** One of a list, each as likely. */
  oneOf<Item>(items: readonly Item[]): Item {
    const item = items[this.integer(0, items.length - 1)]
    if (item === undefined) throw new Error('nothing to choose from')
    return item
  }

  /** Some of a list, each at most once, in the order drawn. */
  someOf<Item>(items: readonly Item[], count: number): Item[] {
    const left = [...items]
    return Array.from({ length: Math.min(count, items.length) }, () => {
      const item = this.oneOf(left)
      left.splice(left.indexOf(item), 1)
      return item
    })
  }

  /** One of the names, by their weights. */
  pick<Name extends string>(weights: Record<Name, number>): Name {
    const entries = Object.entries(weights) as [Name, number][]
    let left = this.uniform(
      0,
      entries.reduce((sum, [, weight]) => sum + weight, 0),
    )
    for (const [name, weight] of entries) {
      left -= weight
      if (left < 0) return name
    }
    throw new Error('no names to pick from')
  }
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}

export function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score))
}

/** What to add to all scores so that their mean chance is `rate`, by bisection. */
export function interceptFor(scores: readonly number[], rate: number): number {
  let [low, high] = [-20, 20]
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    const mean = scores.reduce((sum, score) => sum + logistic(score + middle), 0) / scores.length
    if (mean < rate) low = middle
    else high = middle
  }
  return (low + high) / 2
}
