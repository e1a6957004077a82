/**
 * The page runs under `require-trusted-types-for 'script'`: no string becomes markup or code. The one thing that
 * still has to be made from a string is the address of a worker, and only our own origin may be one. With no
 * `createHTML` and no `createScript`, those throw. Import this module before anything that starts a worker.
 */

/** As much of the Trusted Types API as is used; TypeScript's DOM library has none of it. */
interface TrustedTypePolicyFactory {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): unknown
}

/** The address itself if it is of our own origin; throws otherwise. */
export function ownScriptAddress(address: string, page: { href: string; origin: string }): string {
  const { origin, href } = new URL(address, page.href)
  if (origin !== page.origin) throw new TypeError(`not a script of ours: ${href}`)
  return address
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypePolicyFactory }
trustedTypes?.createPolicy('default', {
  createScriptURL: (address) => ownScriptAddress(address, globalThis.location),
})
