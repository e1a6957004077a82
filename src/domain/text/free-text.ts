import { isMissingText, type Column } from '../table.ts'
import type { Texts } from '../texts.ts'
import { SEGMENTER_LOCALE, wordSplitter } from './words.ts'

/** What the texts of a column look like, by up to `SAMPLE` different ones. */
export interface TextSummary {
  /** Words of the middle text. */
  medianWords: number
  /** A text of so many words. */
  example: string
}

const SAMPLE = 200
const FEWEST_TEXTS = 20
/** So many words are a sentence … */
const MANY_WORDS = 4
/** … and so few only where the texts are punctuated like sentences. */
const FEW_WORDS = 2
const MOSTLY = 0.5
/** Names, titles and addresses are written like This; a few words of a sentence are. */
const MOST_TITLED = 0.7
/** Texts that return more often are the levels of a category, unless it were one of a thousand. */
const LEAST_DIFFERENT = 0.2
const MOST_LEVELS = 1000
/** More of a long text says nothing new about whether it is one. */
const LOOKED_AT = 1000

const HAS_SEVERAL_WORDS =
  /\s|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{4}/u
const SENTENCE_MARK = /[!?。！？…，；]|\.$/u
const PLAIN_WORD = /^[\p{L}\p{M}'’]+$/u
const CASED = /^(?:\p{Lu}|\p{Ll})/u
const TITLED = /^\p{Lu}(?!\p{Lu})/u

/**
 * Whether a column that could be a category holds free text: several words or a sentence in most cells, and
 * different ones in different rows; not names, codes or a list of answers.
 * @param column stored as text
 * @param markers trimmed, lower-cased texts that mean "missing"
 */
export function isFreeText(column: Column, markers: readonly string[]): boolean {
  const { cells } = column
  if (cells.storage !== 'text' || cells.dictionary.length < FEWEST_TEXTS) return false
  const texts = sampleTexts(cells.dictionary, markers)
  const several = texts.filter((text) => HAS_SEVERAL_WORDS.test(text)).length
  if (texts.length < FEWEST_TEXTS || several < texts.length * MOSTLY) return false
  const split = wordSplitter(SEGMENTER_LOCALE)
  const words = texts.map((text) => split(text).filter((word) => PLAIN_WORD.test(word)))
  const median = middle(words.map(({ length }) => length))
  const marked = texts.filter((text) => SENTENCE_MARK.test(text)).length
  if (median < (marked >= texts.length * MOSTLY ? FEW_WORDS : MANY_WORDS)) return false
  const cased = words.flat().filter((word) => CASED.test(word))
  const titled = cased.filter((word) => TITLED.test(word)).length
  if (titled > cased.length * MOST_TITLED) return false
  return isDifferent(cells.dictionary, cells.codes, markers)
}

function isDifferent(dictionary: Texts, codes: Uint32Array, markers: readonly string[]): boolean {
  if (dictionary.length > MOST_LEVELS + markers.length) return true
  const missing = dictionary.map((text) => isMissingText(text, markers))
  const present = codes.reduce((sum, code) => sum + (missing[code] ? 0 : 1), 0)
  return dictionary.length >= present * LEAST_DIFFERENT
}

/** @returns undefined without any text */
export function summarizeTexts(
  { cells }: Column,
  markers: readonly string[],
): TextSummary | undefined {
  if (cells.storage !== 'text') return undefined
  const split = wordSplitter(SEGMENTER_LOCALE)
  const counted = sampleTexts(cells.dictionary, markers).map((text) => ({
    text,
    words: split(text).length,
  }))
  const medianWords = middle(counted.map(({ words }) => words))
  const example = counted.find(({ words }) => words === medianWords)?.text
  return example === undefined ? undefined : { medianWords, example }
}

/** Trimmed, at equal distances in the dictionary, so that every part of a sorted table is looked at. */
function sampleTexts(dictionary: Texts, markers: readonly string[]): string[] {
  const step = Math.max(1, dictionary.length / SAMPLE)
  const count = Math.min(SAMPLE, dictionary.length)
  return Array.from({ length: count }, (_, i) => dictionary.at(Math.floor(i * step)) ?? '')
    .filter((text) => !isMissingText(text, markers))
    .map((text) => text.trim().slice(0, LOOKED_AT))
}

/** The lower of the two middle ones. */
function middle(counts: number[]): number {
  return counts.sort((a, b) => a - b)[(counts.length - 1) >> 1] ?? 0
}
