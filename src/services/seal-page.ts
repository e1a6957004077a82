import { removeWebRtc } from '../protocol/hardening.ts'

/** As much of the Navigation API as is used. */
interface NavigationLike {
  addEventListener(type: 'navigate', listener: (event: NavigateEventLike) => void): void
}
interface NavigateEventLike extends Event {
  destination: { url: string }
}

/** Of our own origin, or made here. */
function isOwn(address: string): boolean {
  return new URL(address, location.href).origin === location.origin
}

/**
 * Takes away the means that no content security policy covers: WebRTC, windows at other addresses, and leaving for
 * another address by script. This is hardening and no boundary: code that has got in can find the means again. Where
 * the browser holds to `Connection-Allowlist`, that is the boundary; try it before this.
 */
export function sealPage(): void {
  removeWebRtc()
  const open = window.open.bind(window)
  window.open = (address, ...rest) =>
    address !== undefined && isOwn(String(address)) ? open(address, ...rest) : null
  const { navigation } = globalThis as { navigation?: NavigationLike }
  navigation?.addEventListener('navigate', (event) => {
    if (!isOwn(event.destination.url)) event.preventDefault()
  })
}
