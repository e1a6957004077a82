import type { FittedText } from '../recipe.ts'
import { isMissingText } from '../table.ts'
import { BucketCounts, gramReader } from './bucket-counts.ts'
import { writeTextInputs } from './text-inputs.ts'

/** An n-gram of a text and the input that it shares, from 0. */
export interface WeighedGram {
  gram: string
  input: number
  /** What that input is for this text, 0 to 1; of all its n-grams there together. */
  weight: number
}

/** The n-grams of a text whose inputs are largest, those first; among equals in order of appearance. */
export function heaviestGrams(fitted: FittedText, text: string, most: number): WeighedGram[] {
  if (isMissingText(text, fitted.missing)) return []
  const inputs = new Float64Array(fitted.buckets)
  writeTextInputs(fitted, new BucketCounts([text], fitted).of(0), inputs, 0)
  const found = new Map<string, WeighedGram>()
  gramReader(fitted)(text, (input, source, start, end) => {
    const gram = source.slice(start, end)
    found.set(`${gram} ${String(input)}`, { gram, input, weight: inputs[input] as number })
  })
  return [...found.values()].sort((a, b) => b.weight - a.weight).slice(0, most)
}
