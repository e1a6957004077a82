import { type Cell, yesNo } from './csv.ts'
import { Draws } from './draws.ts'
import { INDOOR_EN } from './reviews-en-indoor.ts'
import { OUTDOOR_EN } from './reviews-en-outdoor.ts'
import { OPENINGS_EN, SHOP_EN, VERDICT_EN } from './reviews-en-words.ts'
import { dayOf, joined, reviews, type Said } from './reviews.ts'

const SLOTS = {
  very: ['really', 'very', 'surprisingly', 'quite', 'so'],
  bit: ['a bit', 'rather', 'quite', 'always', 'somehow'],
  time: ['two weeks', 'a month', 'three months', 'half a year', 'a year', 'four days'],
  person: ['mother', 'son', 'daughter', 'husband', 'wife', 'flatmate', 'father'],
  month: ['January', 'March', 'May', 'August', 'October'],
}
const BUT = [', but ', ', yet ', ', though ', '. Then again, ', '; however, ']
const AND = [' and ', ', and ', '. Also, ', '; ']
const ENDS = ['.', '.', '.', '.', '.', '!', '...']

function join(draws: Draws, { opening, clauses, verdict }: Said): string {
  const stops = ENDS.map((end) => `${end} `)
  const body = joined(draws, clauses, { but: () => BUT, and: AND, stops })
  return [opening, body, verdict]
    .filter((sentence) => sentence !== undefined)
    .map((sentence) => sentence + draws.oneOf(ENDS))
    .join(' ')
    .replaceAll(/(^|[.!] )([a-z])/g, (start) => start.toUpperCase())
}

/** Two letters swapped, one lost, one doubled; no capitals, or too many stops. */
function slips(draws: Draws, text: string): string {
  const words = text.split(' ').map((word) => {
    if (!/^[a-z]{4,}$/.test(word) || !draws.chance(0.12)) return word
    const at = draws.integer(1, word.length - 2)
    const [head, a, b, tail] = [word.slice(0, at), word[at], word[at + 1], word.slice(at + 2)]
    return draws.oneOf([
      `${head}${b}${a}${tail}`,
      `${head}${b}${tail}`,
      `${head}${a}${a}${b}${tail}`,
    ])
  })
  const slipped = words.join(' ')
  return draws.oneOf([
    slipped,
    slipped.toLowerCase(),
    slipped.replaceAll('. ', '! '),
    slipped.replace(/\.+$/, ''),
  ])
}

/** Reviews of a shop in English; `recommended` says whether the writer recommends the product. */
export function productReviewsEn(): Record<string, Cell>[] {
  const draws = new Draws(707)
  const words = {
    products: { ...INDOOR_EN, ...OUTDOOR_EN },
    shop: SHOP_EN,
    verdict: VERDICT_EN,
    openings: OPENINGS_EN,
    slots: SLOTS,
    join,
    slips,
  }
  return reviews(draws, words).map((review, row) => ({
    review_id: `R${10_000 + row}`,
    date: dayOf(review),
    product: review.product,
    verified: yesNo(draws.chance(0.8)),
    stars: review.stars,
    text: review.text,
    recommended: yesNo(review.recommended),
  }))
}
