import { fail, type Result } from '../../src/domain/result.ts'

/** What one typed array may hold in every supported browser. */
const MOST_BYTES = 2 ** 31

/**
 * Turns "the browser has no memory for this" into a failure; other errors are bugs and pass.
 * @param needed a rough number of bytes, to show
 */
export async function guardMemory<Value>(
  needed: () => number,
  work: () => Result<Value> | Promise<Result<Value>>,
): Promise<Result<Value>> {
  try {
    return await work()
  } catch (error) {
    if (isAllocationError(error)) return fail('outOfMemory', { needed: needed(), most: MOST_BYTES })
    throw error
  }
}

/** Chromium: "Array buffer allocation failed", "Invalid typed array length"; Firefox and Safari word it differently. */
function isAllocationError(error: unknown): boolean {
  return (
    error instanceof RangeError &&
    /alloc|out of memory|invalid (typed )?array (buffer )?length|string length|(map|set) maximum size/i.test(
      error.message,
    )
  )
}
