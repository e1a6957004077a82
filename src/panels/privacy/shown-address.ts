/** Whether an address belongs to another site than the page's. */
export function isForeign(address: string, home: string): boolean {
  return new URL(address, home).origin !== new URL(home).origin
}

/** An address without the site where that is the page's own; whole where it is another's, or no address. */
export function shortAddress(address: string, home: string): string {
  const { origin } = new URL(home)
  return address.startsWith(`${origin}/`) ? address.slice(origin.length) : address
}
