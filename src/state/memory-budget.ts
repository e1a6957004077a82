/** Where the browser does not say how much memory the machine has. */
const USUAL_GIBIBYTES = 4
const GIBIBYTE = 2 ** 30
/** Of the machine's memory, for reading a file: the system, other programs and training want theirs. */
const SHARE = 0.5
/** What reading takes at its peak for each byte of delimited text; measured, see `npm run bench`. */
const PER_BYTE = 3

/** Bytes that reading a whole file takes, roughly. */
export function memoryNeeded(fileBytes: number): number {
  return PER_BYTE * fileBytes
}

/** Bytes that reading may take. @param gibibytes as `navigator.deviceMemory` has it; undefined: it does not say */
export function memoryBudget(gibibytes = USUAL_GIBIBYTES): number {
  return SHARE * gibibytes * GIBIBYTE
}

/** The largest whole percentage of the rows that fits, at least 1. */
export function percentThatFits(needed: number, budget: number): number {
  return Math.min(100, Math.max(1, Math.floor((100 * budget) / needed)))
}
