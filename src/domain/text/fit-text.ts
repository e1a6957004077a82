import type { ResolvedTextSteps } from '../preparation-steps.ts'
import type { FittedText } from '../recipe.ts'
import { isMissingText, type Column } from '../table.ts'
import { bucketCounts, bucketOf } from './bucket-counts.ts'
import { textsOf } from './text-inputs.ts'
import { SEGMENTER_LOCALE } from './words.ts'

/**
 * Learns in how many training rows each bucket occurs: idf = ln((1 + rows) / (1 + rows with it)) + 1
 * (scikit-learn's `smooth_idf`). A missing cell is a text without words.
 * @returns undefined if every cell is missing
 */
export function fitText(
  base: Pick<FittedText, 'name' | 'missing' | 'offset'>,
  column: Column,
  trainRows: Uint32Array,
  { missingFlag, idf, sublinear, ...grams }: ResolvedTextSteps,
): FittedText | undefined {
  const { codes, dictionary } = textsOf(column)
  const perText = new Uint32Array(dictionary.length)
  for (const row of trainRows) {
    const code = codes[row] as number
    perText[code] = (perText[code] as number) + 1
  }
  let known = 0
  dictionary.forEach((text, code) => {
    if (perText[code] === 0 || isMissingText(text, base.missing)) perText[code] = 0
    else known += perText[code] as number
  })
  if (known === 0) return undefined
  const fitted: FittedText = {
    ...base,
    kind: 'text',
    ...grams,
    locale: SEGMENTER_LOCALE,
    sublinear,
    ...(missingFlag && known < trainRows.length && { flag: true as const }),
  }
  if (!idf) return fitted
  const counts = bucketCounts(dictionary, fitted)
  const rowsWith = new Float64Array(grams.buckets)
  perText.forEach((rows, code) => {
    for (const entry of rows > 0 ? counts.of(code) : []) {
      const bucket = bucketOf(entry)
      rowsWith[bucket] = (rowsWith[bucket] as number) + rows
    }
  })
  const inverse = (rows: number) => Math.log((1 + trainRows.length) / (1 + rows)) + 1
  return { ...fitted, idf: Array.from(rowsWith, inverse) }
}
