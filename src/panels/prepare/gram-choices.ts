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
export const OWN = 'own'

/** Under which name the sizes are offered. */
export function choiceOf(
  choices: Readonly<Record<string, GramSizes | null>>,
  sizes: GramSizes | null,
): string {
  const known = Object.entries(choices).find(([, offered]) =>
    offered === null || sizes === null
      ? offered === sizes
      : offered.from === sizes.from && offered.to === sizes.to,
  )
  return known?.[0] ?? OWN
}
