import { type Cell } from './csv.ts'
import { clamp, type Draws, logistic } from './draws.ts'

/** What people write of one side of a thing: whole clauses, for and against it. */
export interface Aspect {
  good: readonly string[]
  bad: readonly string[]
}

/** What a shop's reviews are made of in one language. `{slot}` in a text stands for one of the slot's words. */
export interface ReviewWords {
  products: Record<string, readonly Aspect[]>
  /** Of the shop and not of the thing, with how much each counts beside an aspect of the thing. */
  shop: readonly { counts: number; aspect: Aspect }[]
  /** Says in so many words whether one would have it again. */
  verdict: Aspect
  openings: readonly string[]
  slots: Record<string, readonly string[]>
  /** Puts together what is said, each part optional but the clauses. */
  join: (draws: Draws, said: Said) => string
  /** Slips of the pen of somebody in a hurry. */
  slips: (draws: Draws, text: string) => string
}

export interface Said {
  opening: string | undefined
  clauses: { text: string; good: boolean }[]
  verdict: string | undefined
}

export interface Review {
  time: number
  product: string
  stars: number
  text: string
  recommended: boolean
}

const ROWS = 4000
const FIRST_DAY = Date.UTC(2024, 0, 1)
const DAY = 86_400_000
const HURRIED = 0.3
/** Most who write are content. */
const CONTENTMENT = 0.45

/**
 * Reviews by a grammar. How content somebody is draws what they find good and bad; whether they recommend the thing
 * follows from that: sides of the thing count in full, those of the shop little, and some of it is never said.
 */
export function reviews(draws: Draws, words: ReviewWords): Review[] {
  const days = Array.from({ length: ROWS }, () => draws.integer(0, 545)).sort((a, b) => a - b)
  return days.map((day) => {
    const product = draws.oneOf(Object.keys(words.products))
    const content = draws.normal(CONTENTMENT, 1)
    const found = [
      ...draws
        .someOf(words.products[product] ?? [], draws.integer(2, 3))
        .map((aspect) => ({ aspect, counts: 1 })),
      ...draws.someOf(words.shop, draws.pick({ 0: 3, 1: 4, 2: 2 }) === '0' ? 0 : 1),
    ].map(({ aspect, counts }) => ({
      aspect,
      counts,
      good: draws.chance(logistic(1.3 * content)),
    }))
    const weighed = found.reduce((sum, { counts, good }) => sum + (good ? counts : -counts), 0)
    const score = weighed + 0.5 * content + draws.normal(0, 0.6)
    const recommended = draws.chance(logistic(2 * score))
    // One person speaks of one stretch of time and of one husband.
    const slots = Object.fromEntries(
      Object.entries(words.slots).map(([slot, choices]) => [slot, draws.oneOf(choices)]),
    )
    const said = (texts: readonly string[]) => filled(draws.oneOf(texts), slots)
    const text = words.join(draws, {
      opening: draws.chance(0.5) ? said(words.openings) : undefined,
      clauses: draws
        .someOf(found, found.length)
        .map(({ aspect, good }) => ({ text: said(side(aspect, good)), good })),
      verdict: draws.chance(0.3) ? said(side(words.verdict, recommended)) : undefined,
    })
    return {
      time: FIRST_DAY + day * DAY,
      product,
      stars: Math.round(clamp(3.2 + 0.75 * score + draws.normal(0, 0.5), 1, 5)),
      text: draws.chance(HURRIED) ? words.slips(draws, text) : text,
      recommended,
    }
  })
}

interface Joints {
  /** Before a clause that turns to the good, or to the bad. */
  but: (good: boolean) => readonly string[]
  and: readonly string[]
  /** Between sentences. */
  stops: readonly string[]
}

/** Clauses one after the other; a change of mind is marked by a word more often than not. */
export function joined(
  draws: Draws,
  clauses: Said['clauses'],
  { but, and, stops }: Joints,
): string {
  const turns = [true, false].map((good) => draws.someOf(but(good), but(good).length))
  return clauses
    .map(({ text, good }, i) => {
      const before = clauses[i - 1]
      if (before === undefined) return text
      // Each word for a turn at most once.
      const turn = turns[good ? 0 : 1]?.[i]
      if (before.good !== good && turn !== undefined && draws.chance(0.65)) return turn + text
      return draws.oneOf(before.good === good && draws.chance(0.4) ? and : stops) + text
    })
    .join('')
}

/** The day of a review as YYYY-MM-DD. */
export function dayOf({ time }: Review): Cell {
  return new Date(time).toISOString().slice(0, 10)
}

function side({ good, bad }: Aspect, isGood: boolean): readonly string[] {
  return isGood ? good : bad
}

function filled(text: string, slots: Record<string, string>): string {
  return text.replaceAll(/\{([^}]+)\}/g, (_, slot: string) => slots[slot] ?? slot)
}
