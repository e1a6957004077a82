/** Why a row has its score: what one column adds to it or takes from it. */
export interface Reason {
  column: string
  /** As read; empty where missing. */
  text: string
  /** Of a chance from −1 to 1, or in the unit of a predicted number. */
  effect: number
}

/** Words in the file that a person reads, in their language; `{n}` stands for a signed number. */
export interface ListWords {
  point: string
  points: string
  /** Of a missing cell. */
  empty: string
}

const MOST_LETTERS = 40

/**
 * Reasons in words, the strongest first: "contract: month-to-month (+12 points); age: 23 (−4 points)". Points are
 * hundredths of a chance.
 */
export function reasonsText(
  reasons: readonly Reason[],
  isChance: boolean,
  words: ListWords,
): string {
  return reasons
    .map(({ column, text, effect }) => {
      const value = text.trim() === '' ? words.empty : shortened(text.trim())
      return `${column}: ${value} (${isChance ? pointsText(effect, words) : signed(effect)})`
    })
    .join('; ')
}

/** Whole points; below one, a tenth. */
function pointsText(effect: number, words: ListWords): string {
  const points = 100 * effect
  const rounded = Math.abs(points) < 1 ? Math.round(10 * points) / 10 : Math.round(points)
  return (Math.abs(rounded) === 1 ? words.point : words.points).replace('{n}', signed(rounded))
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(Number(value.toPrecision(3)))}`
}

function shortened(text: string): string {
  const letters = Array.from(text)
  return letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS - 1).join('')}…` : text
}
