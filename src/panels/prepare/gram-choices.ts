import type { GramSizes } from '../../domain/text/grams.ts'

/** Sizes of n-grams that the form offers; an experiment may name others. */
export const WORD_GRAMS = {
  off: null,
  single: { from: 1, to: 1 },
  pairs: { from: 1, to: 2 },
  triples: { from: 1, to: 3 },
} as const satisfies Record<string, GramSizes | null>

export const CHARACTER_GRAMS = {
  off: null,
  few: { from: 1, to: 3 },
  some: { from: 2, to: 4 },
  many: { from: 3, to: 5 },
} as const satisfies Record<string, GramSizes | null>

/** What the form calls sizes that it does not offer. */
export type OwnSizes = 'own'

/** Under which name the sizes are offered. */
export function choiceOf<Name extends string>(
  choices: Readonly<Record<Name, GramSizes | null>>,
  sizes: GramSizes | null,
): Name | OwnSizes {
  const names = Object.keys(choices) as Name[]
  const known = names.find((name) => {
    const offered = choices[name]
    return offered === null || sizes === null
      ? offered === sizes
      : offered.from === sizes.from && offered.to === sizes.to
  })
  return known ?? 'own'
}
