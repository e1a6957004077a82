import * as v from 'valibot'
import { anyNames, oneOf, plainObject, says, whole, within } from './document-schema.ts'
import { isInRange } from './expectation.ts'
import { DEFAULT_SHARES } from './experiment-defaults.ts'
import { ROW_USES } from './split-parts.ts'

const text = v.string(says({ type: 'text' }))
const yesOrNo = v.boolean(says({ type: 'yesOrNo' }))
const seed = whole(0, 2 ** 32 - 1)

const share = within({ above: 0, below: 1 })
const shares = {
  train: v.exactOptional(share),
  validation: v.exactOptional(share),
  test: v.exactOptional(share),
}
function addUpToOne<Choice extends { train?: number; validation?: number; test?: number }>() {
  return v.rawCheck<Choice>(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const { train, validation, test } = { ...DEFAULT_SHARES, ...dataset.value }
    const sum = train + validation + test
    if (Math.abs(sum - 1) <= 1e-6) return
    addIssue({ message: says({ type: 'shares' }), input: Number(sum.toPrecision(7)) })
  })
}
const shuffling = { stratify: v.exactOptional(yesOrNo), seed: v.exactOptional(seed) }
const fractions = v.pipe(
  v.strictObject({
    kind: v.literal('fractions'),
    ...shares,
    ...shuffling,
    duplicatesTogether: v.exactOptional(yesOrNo),
  }),
  addUpToOne(),
)
const byTime = v.pipe(
  v.strictObject({ kind: v.literal('time'), column: text, ...shares }),
  addUpToOne(),
)
const byGroup = v.pipe(
  v.strictObject({ kind: v.literal('group'), column: text, ...shares, ...shuffling }),
  addUpToOne(),
)
const byColumn = v.strictObject({
  kind: v.literal('column'),
  column: text,
  parts: v.exactOptional(anyNames(oneOf(ROW_USES))),
  validation: v.exactOptional(share),
  ...shuffling,
})

const rowNumbers = v.pipe(
  v.custom<number[]>(Array.isArray, says({ type: 'rowNumbers' })),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const list = dataset.value
    const seen = new Set<number>()
    const key = list.findIndex((row) => {
      const wrong = !isInRange(row, { type: 'number', whole: true, atLeast: 0 }) || seen.has(row)
      seen.add(row)
      return wrong
    })
    if (key === -1) return
    const value = list[key]
    addIssue({
      message: says({ type: 'rowNumbers' }),
      input: value,
      path: [{ type: 'array', origin: 'value', input: list, key, value }],
    })
  }),
)
const rows = v.strictObject({
  kind: v.literal('rows'),
  train: rowNumbers,
  validation: rowNumbers,
  test: rowNumbers,
})
/** How the rows are split, in an experiment document. */
export const split = v.pipe(
  plainObject(),
  v.variant(
    'kind',
    [fractions, byTime, byGroup, byColumn, rows],
    says({ type: 'oneOf', values: ['fractions', 'time', 'group', 'column', 'rows'] }),
  ),
)
/** A link never carries data, and lists of rows are as good as data. */
export const linkedSplit = v.pipe(
  plainObject(),
  v.variant(
    'kind',
    [fractions, byTime, byGroup, byColumn],
    says({ type: 'oneOf', values: ['fractions', 'time', 'group', 'column'] }),
  ),
)
