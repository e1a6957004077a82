/** Pairs of two-valued words, lower case: those that say yes, those that say no. */
const WORD_PAIRS: readonly { yes: readonly string[]; no: readonly string[] }[] = [
  { yes: ['yes', 'y'], no: ['no', 'n'] },
  { yes: ['true', 't'], no: ['false', 'f'] },
  { yes: ['on'], no: ['off'] },
  { yes: ['是'], no: ['否'] },
  { yes: ['有'], no: ['无'] },
  { yes: ['1'], no: ['0'] },
]

/**
 * What a text says as a two-valued word, trimmed and in any case; undefined for any other text.
 * 1 and 0 count here, for columns that a person declares boolean; a column of them is inferred as numbers.
 */
export function booleanOfWord(text: string): boolean | undefined {
  const word = text.trim().toLowerCase()
  if (WORD_PAIRS.some(({ yes }) => yes.includes(word))) return true
  return WORD_PAIRS.some(({ no }) => no.includes(word)) ? false : undefined
}

/** The texts of a boolean column as read; the first of each is its usual spelling. */
export interface BooleanWords {
  trueTexts: string[]
  falseTexts: string[]
}

/**
 * Reads the distinct non-missing texts of a column as one pair of two-valued words, in any case and with synonyms
 * (Yes, y, NO). Undefined if another text is among them, if they mix pairs (yes, false), or if only one side
 * occurs: a column that always says "yes" is a constant category.
 */
export function booleanWords(texts: Iterable<string>): BooleanWords | undefined {
  const distinct = [...texts]
  // Most columns hold other words, and may hold a million of them.
  if (distinct.some((text) => booleanOfWord(text) === undefined)) return undefined
  for (const { yes, no } of WORD_PAIRS) {
    const trueTexts = distinct.filter((text) => yes.includes(text.trim().toLowerCase()))
    const falseTexts = distinct.filter((text) => no.includes(text.trim().toLowerCase()))
    if (trueTexts.length + falseTexts.length === distinct.length) {
      return trueTexts.length > 0 && falseTexts.length > 0 ? { trueTexts, falseTexts } : undefined
    }
  }
  return undefined
}
