/** @param from @param to how many of them a run has */
function runsOf(parts: string, from: string, to: string): string {
  if (to === '1') return `single ${parts}`
  return from === to ? `runs of ${to} ${parts}` : `runs of ${from} to ${to} ${parts}`
}

/** Columns of free text, and what becomes of them. */
export const texts = {
  medianWords: 'Median number of words',
  some: 'Some of them',
  summary: (words: string, example: string) => `about ${words} words: ${example}`,
  noWords: 'no words: 0 everywhere',
  emptyText: 'Empty: a text without words.',
  noteNoText: (n: string, column: string) =>
    `${column} is empty in ${n === '1' ? '1 row' : `${n} rows`}; it counts as a text without words.`,
  wordGrams: (from: string, to: string) => runsOf('words', from, to),
  characterGrams: (from: string, to: string) => `${runsOf('characters', from, to)} within words`,
  words: 'Read words',
  wordsHelp: 'Pairs tell “not good” from “good”. Chinese is split into words first.',
  wordChoices: {
    off: 'no',
    single: 'single words',
    pairs: 'single words and pairs',
    triples: 'up to three in a row',
    own: 'as the experiment says',
  },
  characters: 'Read characters',
  charactersHelp: 'Parts of words hold out against misspellings and endings, but take more time.',
  characterChoices: {
    off: 'no',
    few: '1 to 3 in a row',
    some: '2 to 4 in a row',
    many: '3 to 5 in a row',
    own: 'as the experiment says',
  },
  bucketsHelp:
    'What is read shares this many inputs. More of them keep more words apart; they also take more memory and more rows to learn from.',
  lowercase: 'Ignore capital letters',
  idf: 'Weigh rare words more (TF-IDF)',
  sublinear: 'Count repeats less',
  sublinearHelp: 'A word that appears n times counts 1 + ln n.',
  ofAll: 'Free text',
  ofAllHow: 'Words and pairs of words are counted in inputs that they share.',
  sharing: (n: string) => `counted in ${n} shared inputs`,
  weighed: 'what is rarer in the training rows weighs more',
  gram: (gram: string, weight: string) => `“${gram}” ${weight}`,
  gramSeparator: ', ',
}
