/**
 * The words of a text. Scripts that set words apart are split here, so that every browser finds the same; those that
 * do not (Chinese, Japanese, Thai …) by the dictionary of `Intl.Segmenter`.
 */

/** What decides about words that are not set apart: the dictionary for Chinese holds Japanese, too. */
export const SEGMENTER_LOCALE = 'zh'

/** Letters and digits, with apostrophes inside ("don't"); or one emoji. */
const WORDS = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*|\p{Extended_Pictographic}/gu
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** Between runs, so that all of a text are segmented at once: beginning costs as much as six words. */
const BREAK = '\n'

/**
 * Splits texts into words.
 * @param locale of `Intl.Segmenter`
 */
export function wordSplitter(locale: string): (text: string) => string[] {
  let segmenter: Intl.Segmenter | undefined
  return (text) => {
    const runs: string[] = text.match(WORDS) ?? []
    if (!UNSPACED.test(text)) return runs
    segmenter ??= new Intl.Segmenter(locale, { granularity: 'word' })
    const words: string[] = []
    for (const { segment } of segmenter.segment(runs.join(BREAK))) {
      if (segment !== BREAK) words.push(segment)
    }
    return words
  }
}
