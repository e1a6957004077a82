import * as v from 'valibot'
import { oneOf, plainObject, says, strict, whole, within } from '../document-schema.ts'
import {
  CONTROL_NAMES,
  LONGEST_NAME,
  LONGEST_NOTE,
  MOST_MADE_ROWS,
  TOY_NAMES,
  type ClassroomChoice,
  type MadeSource,
} from './classroom-choice.ts'

const MOST_COLUMNS = 20
const MOST_WEIGHTS = 10_000
const LONGEST_TEXT = 200

/** One that is not empty, and not longer than `most` characters. */
function textUpTo(most: number) {
  const expectation = says({ type: 'textUpTo', most })
  return v.pipe(v.string(expectation), v.minLength(1, expectation), v.maxLength(most, expectation))
}

const text = textUpTo(LONGEST_TEXT)
/** What `exerciseId` of `exercise.ts` makes. */
const exerciseId = v.pipe(
  v.string(says({ type: 'text' })),
  v.regex(/^[0-9a-f]{16}$/, says({ type: 'text' })),
)
const number = within({ atLeast: -1e9, atMost: 1e9 })
const controls = v.exactOptional(v.array(oneOf(CONTROL_NAMES), says({ type: 'texts' })))

const madeRows = says({ type: 'madeRows', most: MOST_MADE_ROWS })

const source: v.GenericSchema<unknown, MadeSource> = v.pipe(
  plainObject(),
  v.variant(
    'kind',
    [
      v.strictObject({
        kind: v.literal('toy'),
        name: oneOf(TOY_NAMES),
        rows: v.exactOptional(whole(20, MOST_MADE_ROWS)),
        noise: v.exactOptional(within({ atLeast: 0, atMost: 1 })),
        seed: v.exactOptional(whole(0, 2 ** 32 - 1)),
      }),
      v.pipe(
        v.strictObject({
          kind: v.literal('rows'),
          columns: v.pipe(
            v.array(text, says({ type: 'texts' })),
            v.minLength(2, says({ type: 'texts' })),
            v.maxLength(MOST_COLUMNS, says({ type: 'texts' })),
          ),
          rows: v.pipe(
            v.array(v.array(v.union([number, text], madeRows), madeRows), madeRows),
            v.maxLength(MOST_MADE_ROWS, madeRows),
          ),
        }),
        v.check(
          ({ columns, rows }) =>
            new Set(columns).size === columns.length &&
            rows.every((row) => row.length === columns.length),
          madeRows,
        ),
      ),
    ],
    says({ type: 'oneOf', values: ['toy', 'rows'] }),
  ),
)

/** What an experiment document says of the classroom. */
export const classroom: v.GenericSchema<unknown, ClassroomChoice> = strict({
  source: v.exactOptional(source),
  axes: v.exactOptional(
    v.strictTuple([text, text], says({ type: 'texts' })) as v.GenericSchema<
      unknown,
      [string, string]
    >,
  ),
  weights: v.exactOptional(
    v.pipe(
      v.array(number, says({ type: 'numbers' })),
      v.maxLength(MOST_WEIGHTS, says({ type: 'numbers' })),
    ),
  ),
  locked: controls,
  hidden: controls,
  lesson: v.exactOptional(text),
  name: v.exactOptional(textUpTo(LONGEST_NAME)),
  note: v.exactOptional(textUpTo(LONGEST_NOTE)),
  exercise: v.exactOptional(exerciseId),
})
