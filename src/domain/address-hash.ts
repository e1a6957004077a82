/** What an address says behind its `#`, as in `#train&settings=…`; foreign text, so nothing of it is trusted. */
export interface AddressHash {
  /** Lower-case letters; whether there is such a view is not checked. */
  view: string | undefined
  /** For `experimentFromLink`. */
  settings: string | undefined
}

/** @param hash as `location.hash` gives it, with its `#` */
export function readHash(hash: string): AddressHash {
  return {
    view: /^#([a-z]+)/.exec(hash)?.[1],
    settings: /[#&]settings=([^&]*)/.exec(hash)?.[1],
  }
}
