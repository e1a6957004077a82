/** n-grams from `from` to `to` parts long, both included. */
export interface GramSizes {
  from: number
  to: number
}

/** An n-gram as the code units from `start` until before `end` of a text. */
export type TakeGram = (text: string, start: number, end: number) => void

/** Half of a character beyond 16 bits. */
const SURROGATE = /[\uD800-\uDFFF]/

/** Calls `take` for every run of neighbouring words, joined by blanks (scikit-learn's `analyzer="word"`). */
export function eachWordGram(
  words: readonly string[],
  { from, to }: GramSizes,
  take: TakeGram,
): void {
  const text = words.join(' ')
  let start = 0
  for (let first = 0; first < words.length; first++) {
    const last = Math.min(first + to, words.length)
    let end = start - 1
    for (let at = first; at < last; at++) {
      end += 1 + (words[at] as string).length
      if (at - first + 1 >= from) take(text, start, end)
    }
    start += 1 + (words[first] as string).length
  }
}

/**
 * Calls `take` for every run of neighbouring characters (code points) that lies within what white space sets apart,
 * with one blank before and after; what is shorter than a run is taken once as a whole (scikit-learn's
 * `analyzer="char_wb"`).
 */
export function eachCharacterGram(text: string, { from, to }: GramSizes, take: TakeGram): void {
  for (const piece of text.split(/\s+/u)) {
    if (piece === '') continue
    const padded = ` ${piece} `
    const ends = SURROGATE.test(padded) ? characterEnds(padded) : undefined
    const length = ends?.length ?? padded.length
    const endOf = (character: number) => (character < 0 ? 0 : (ends?.[character] ?? character + 1))
    const most = Math.min(to, Math.max(from, length))
    for (let size = from; size <= most; size++) {
      const last = Math.max(0, length - size)
      for (let at = 0; at <= last; at++) {
        take(padded, endOf(at - 1), endOf(Math.min(length, at + size) - 1))
      }
    }
  }
}

/** [characters] Where each ends. */
function characterEnds(text: string): number[] {
  const ends: number[] = []
  let end = 0
  for (const character of text) ends.push((end += character.length))
  return ends
}
