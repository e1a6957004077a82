import { PAGE_LOCK, TAKE_OVER } from '../protocol/offline-api.ts'

/** A page that stays open asks for a newer release at most so often; a browser asks at every visit by itself. */
const ASK_AGAIN_MS = 60 * 60_000

/**
 * The service worker as the page sees it: keeps the app for use without a network, and tells of a newer release.
 * Nothing here loads the page again but `takeOver`.
 */
export class Releases {
  readonly #registration: ServiceWorkerRegistration

  private constructor(registration: ServiceWorkerRegistration) {
    this.#registration = registration
  }

  /**
   * Registers the service worker.
   * @param onKept everything is kept: from here on the app starts without a network
   * @param onNewer a newer release waits, or another tab has let one take over; this page works on with its own
   * @returns undefined where there are none: plain HTTP, some private windows, switched off by the person
   */
  static async begin(onKept: () => void, onNewer: () => void): Promise<Releases | undefined> {
    // The type promises it, but only secure contexts have it.
    const container = (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker
    if (container === undefined) return undefined
    // Held until the page is gone; the promise of the lock never settles.
    void navigator.locks.request(PAGE_LOCK + __BUILD_ID__, { mode: 'shared' }, () => {
      return new Promise(() => undefined)
    })
    let registration: ServiceWorkerRegistration | undefined
    try {
      await container.register('./sw.js', { updateViaCache: 'none' })
      registration = await container.getRegistration('./')
    } catch {
      // Without a network, or where the browser keeps nothing: the app works on as it is.
      registration = await container.getRegistration('./').catch(() => undefined)
    }
    if (registration === undefined) return undefined
    const releases = new Releases(registration)
    releases.#watch(container, onKept, onNewer)
    return releases
  }

  #watch(container: ServiceWorkerContainer, onKept: () => void, onNewer: () => void): void {
    const registration = this.#registration
    let controlled = container.controller !== null
    if (registration.active !== null) onKept()
    if (registration.waiting !== null && registration.active !== null) onNewer()
    const follow = () => {
      const { installing, active } = registration
      installing?.addEventListener('statechange', () => {
        if (installing.state === 'installed' && active !== null) onNewer()
        if (installing.state === 'activated' && active === null) onKept()
      })
    }
    follow()
    registration.addEventListener('updatefound', follow)
    container.addEventListener('controllerchange', () => {
      // The first one takes up a page that was loaded without it.
      if (controlled) onNewer()
      controlled = true
    })
    let asked = Date.now()
    document.addEventListener('visibilitychange', () => {
      if (document.hidden || Date.now() - asked < ASK_AGAIN_MS) return
      asked = Date.now()
      // Without a network there is nothing newer to be had.
      registration.update().catch(() => undefined)
    })
  }

  /** Lets the release that waits take over, and loads the page again, once. */
  takeOver(): void {
    const { waiting } = this.#registration
    if (waiting === null) {
      // Another tab was first.
      location.reload()
      return
    }
    waiting.addEventListener('statechange', () => {
      if (waiting.state === 'activated') location.reload()
      // Pushed out by one that is newer still.
      else if (waiting.state === 'redundant') this.takeOver()
    })
    waiting.postMessage(TAKE_OVER)
  }
}
