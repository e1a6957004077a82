import { DEFAULT_PREPARATION } from './experiment-defaults.ts'
import type { ResolvedPreparation } from './experiment.ts'
import type { TableProfile } from './profile.ts'

/** All inputs of free text together are kept to so many bytes, and with them the time that an epoch takes. */
const MOST_TEXT_BYTES = 512e6
const BYTES_OF_AN_INPUT = 4
const FEWEST_BUCKETS = 32

/** How columns of this table are prepared while nobody says otherwise: the more rows, the fewer inputs for free text. */
export function usualPreparation({ rows, columns }: TableProfile): ResolvedPreparation {
  const { text } = DEFAULT_PREPARATION
  const texts = columns.filter(({ kind }) => kind === 'text').length
  const ofAll = MOST_TEXT_BYTES / BYTES_OF_AN_INPUT / Math.max(1, rows * texts)
  const buckets = 2 ** Math.floor(Math.log2(Math.max(FEWEST_BUCKETS, ofAll)))
  return {
    ...DEFAULT_PREPARATION,
    text: { ...text, buckets: Math.min(text.buckets, buckets) },
  }
}
