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

/**
 * Splits texts into words.
 * @param locale of `Intl.Segmenter`
 */
export function wordSplitter(locale: string): (text: string) => string[] {
  let segmenter: Intl.Segmenter | undefined
  const parts = (run: string): string[] => {
    segmenter ??= new Intl.Segmenter(locale, { granularity: 'word' })
    return Array.from(segmenter.segment(run), ({ segment }) => segment)
  }
  return (text) => {
    const runs: string[] = text.match(WORDS) ?? []
    return UNSPACED.test(text)
      ? runs.flatMap((run) => (UNSPACED.test(run) ? parts(run) : [run]))
      : runs
  }
}
