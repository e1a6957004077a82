/** Room to spare that is not worth a copy. */
const SPARE = 1.1

/** The first `length` values, in memory of their own unless little is left over. */
export function usedPart<Values extends Float64Array | Uint8Array | Uint32Array>(
  values: Values,
  length: number,
): Values {
  const isTight = values.length <= SPARE * length
  return (isTight ? values.subarray(0, length) : values.slice(0, length)) as Values
}
