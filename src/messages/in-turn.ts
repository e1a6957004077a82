/** Stops of Chinese take the width of a letter, so no space follows them. */
const WIDE_STOP = /[。！？：；，]$/

/** Sentences one after the other, with a space between them where their language has one. */
export function inTurn(...sentences: readonly (string | undefined)[]): string {
  return sentences
    .filter((sentence) => sentence !== undefined)
    .reduce((all, sentence) => `${all}${gapAfter(all)}${sentence}`, '')
}

/** What stands between a text and the sentence that follows it. */
export function gapAfter(text: string): string {
  return text === '' || WIDE_STOP.test(text) ? '' : ' '
}
