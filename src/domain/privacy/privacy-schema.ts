import * as v from 'valibot'
import { DATE_FORMATS } from '../date-format.ts'
import { oneOf, plainObject, says, whole, within } from '../document-schema.ts'
import { count, finite, numberFormat } from '../number-schema.ts'
import { DATE_DETAILS, PRIVACY_KINDS } from './privacy-step.ts'

/** Characters of a prefix. */
const MOST_CHARACTERS = 32

/** How a column is protected, in an experiment document. */
export const privacyStep = v.pipe(
  plainObject(),
  v.variant(
    'kind',
    [
      v.strictObject({ kind: v.literal('pseudonym') }),
      v.strictObject({ kind: v.literal('drop') }),
      v.strictObject({ kind: v.literal('prefix'), characters: whole(1, MOST_CHARACTERS) }),
      v.strictObject({ kind: v.literal('band'), width: within({ above: 0, atMost: 1e15 }) }),
      v.strictObject({ kind: v.literal('date'), to: oneOf(DATE_DETAILS) }),
      v.strictObject({ kind: v.literal('mask') }),
    ],
    says({ type: 'oneOf', values: PRIVACY_KINDS }),
  ),
)

/** What was done to a column's texts, in a saved model. */
const generalisation = v.variant('kind', [
  v.strictObject({
    kind: v.literal('prefix'),
    characters: v.pipe(count, v.minValue(1), v.maxValue(MOST_CHARACTERS)),
  }),
  v.strictObject({
    kind: v.literal('band'),
    width: v.pipe(finite, v.gtValue(0)),
    whole: v.boolean(),
    format: v.exactOptional(numberFormat),
  }),
  v.strictObject({
    kind: v.literal('date'),
    to: v.picklist(DATE_DETAILS),
    format: v.picklist(DATE_FORMATS),
  }),
  v.strictObject({ kind: v.literal('mask') }),
])
export const generalise = v.exactOptional(generalisation)
