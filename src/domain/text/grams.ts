/** n-grams from `from` to `to` parts long, both included. */
export interface GramSizes {
  from: number
  to: number
}

/** Half of a character beyond 16 bits. */
const SURROGATE = /[\uD800-\uDFFF]/

/** Calls `take` for every run of neighbouring words, joined by blanks (scikit-learn's `analyzer="word"`). */
export function eachWordGram(
  words: readonly string[],
  { from, to }: GramSizes,
  take: (gram: string) => void,
): void {
  for (let first = 0; first < words.length; first++) {
    let gram = ''
    const last = Math.min(first + to, words.length)
    for (let at = first; at < last; at++) {
      gram = at === first ? (words[at] as string) : `${gram} ${words[at] as string}`
      if (at - first + 1 >= from) take(gram)
    }
  }
}

/**
 * Calls `take` for every run of neighbouring characters (code points) that lies within what white space sets apart,
 * with one blank before and after; what is shorter than a run is taken once as a whole (scikit-learn's
 * `analyzer="char_wb"`).
 */
export function eachCharacterGram(
  text: string,
  { from, to }: GramSizes,
  take: (gram: string) => void,
): void {
  for (const piece of text.split(/\s+/u)) {
    if (piece === '') continue
    const padded = ` ${piece} `
    const characters = SURROGATE.test(padded) ? Array.from(padded) : undefined
    const { length } = characters ?? padded
    const most = Math.min(to, Math.max(from, length))
    for (let size = from; size <= most; size++) {
      const last = Math.max(0, length - size)
      for (let at = 0; at <= last; at++) {
        take(characters?.slice(at, at + size).join('') ?? padded.slice(at, at + size))
      }
    }
  }
}
