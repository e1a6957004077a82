import * as v from 'valibot'

export const PACK = 'pack.json'
export const EXPERIMENT = 'experiment.json'
export const PACK_ROWS = 'data.csv'
export const MOST_PACK_NAME = 200

/** Of all that a class pack holds, and of the file. */
export const MOST_PACK_BYTES = 64 * 2 ** 20

/**
 * `NAME.terrarium-class`: a zip of `experiment.json` (the document), `data.csv` where rows go along, and `pack.json`
 * with the SHA-256 of each and the name of the rows' file.
 */
const listing = v.strictObject({
  format: v.literal('terrarium-class'),
  version: v.literal(1),
  entries: v.pipe(
    v.array(v.strictObject({ name: v.picklist([EXPERIMENT, PACK_ROWS]), sha256: v.string() })),
    v.maxLength(2),
  ),
  dataName: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(MOST_PACK_NAME))),
})

export type PackListing = v.InferOutput<typeof listing>

/** Whether a class pack can hold an entry of this name. */
export function isPackEntry(name: string): boolean {
  return [PACK, EXPERIMENT, PACK_ROWS].includes(name)
}

/** Reads a foreign `pack.json`; undefined: it is none. */
export function readPackListing(foreign: unknown): PackListing | undefined {
  const read = v.safeParse(listing, foreign, { abortEarly: true })
  return read.success ? read.output : undefined
}
