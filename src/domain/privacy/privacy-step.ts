import type { NumberFormat } from '../number-format.ts'
import type { DateFormat } from '../date-format.ts'

/** How a column is protected, before anything else sees it. */
export type PrivacyStep =
  /** Each text becomes a keyed hash: equal texts stay equal, nothing else is left of them. */
  | { kind: 'pseudonym' }
  /** The column is left out of the table. */
  | { kind: 'drop' }
  /** Only the first characters stay, as of a postcode. */
  | { kind: 'prefix'; characters: number }
  /** A number becomes the band that it lies in, as an age. */
  | { kind: 'band'; width: number }
  | { kind: 'date'; to: DateDetail }
  /** Addresses and numbers of persons within a text are replaced by what they were. */
  | { kind: 'mask' }

export const DATE_DETAILS = ['month', 'year'] as const
export type DateDetail = (typeof DATE_DETAILS)[number]

export const PRIVACY_KINDS = [
  'pseudonym',
  'drop',
  'prefix',
  'band',
  'date',
  'mask',
] as const satisfies PrivacyStep['kind'][]

/** What a recipe does to the texts of new rows first, as it was done to those of the training rows. */
export type Generalisation =
  | { kind: 'prefix'; characters: number }
  | {
      kind: 'band'
      width: number
      /** Whole numbers in bands of whole width: "30–39"; else "30–40", the upper end not included. */
      whole: boolean
      /** How the column's numbers are written; absent: in plain decimals. */
      format?: NumberFormat
    }
  | { kind: 'date'; to: DateDetail; format: DateFormat }
  | { kind: 'mask' }

/** What was done to a column of a table. */
export type Protection = Generalisation | { kind: 'pseudonym' }
