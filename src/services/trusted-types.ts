/**
 * The page runs under `require-trusted-types-for 'script'`: no string becomes markup or code. The one thing that
 * still has to be made from a string is the address of a worker, and only our own origin may be one. With no
 * `createHTML` and no `createScript`, those throw. Import this module before anything that starts a worker.
 */

import { trustedTypes } from '../protocol/trusted-types.ts'

/** The address itself if it is of our own origin; throws otherwise. */
export function ownScriptAddress(address: string, page: { href: string; origin: string }): string {
  const { origin, href } = new URL(address, page.href)
  if (origin !== page.origin) throw new TypeError(`not a script of ours: ${href}`)
  return address
}

trustedTypes?.createPolicy('default', {
  createScriptURL: (address) => ownScriptAddress(address, globalThis.location),
})
