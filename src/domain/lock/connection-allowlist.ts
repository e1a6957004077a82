/**
 * `Connection-Allowlist` came with the page, and the browser was seen to hold to it, or not to; `untried`: it came, and
 * there is nothing here to try it with; `other`: it came with another value, which may allow other addresses.
 */
export type AllowlistTrial = 'enforced' | 'ignored' | 'untried' | 'other' | 'absent'

/** What every response of ours says in this header: that the page may reach the origin it came from, and nothing else. */
export const OWN_ORIGIN_ONLY = '(response-origin)'

/**
 * What an allowlist is worth here. Any value but ours counts for nothing: a longer list may name other addresses.
 * @param sent the header of the page; null where there is none
 * @param connect tries to make a connection that the allowlist refuses, and throws if it does; undefined where nothing
 *   can be tried
 */
export function judgeAllowlist(
  sent: string | null,
  connect: (() => void) | undefined,
): AllowlistTrial {
  if (sent === null) return 'absent'
  if (sent.trim() !== OWN_ORIGIN_ONLY) return 'other'
  if (connect === undefined) return 'untried'
  try {
    connect()
    return 'ignored'
  } catch {
    return 'enforced'
  }
}
