import { TAKE_OVER } from '../../src/protocol/offline-api.ts'
import { KeptFiles } from './kept-files.ts'
import { isNamedByContent, pathWithin, type Release } from './release.ts'

declare const self: ServiceWorkerGlobalScope
declare const __RELEASE__: Release

/**
 * Keeps one release whole and answers from it, so that the app works without a network, a page never gets chunks
 * of another release than its document, and a host without headers has them all the same.
 *
 * It never takes over by itself: a new release waits until a page says so or until the last page is closed.
 */
const files = new KeptFiles(__RELEASE__, self.registration.scope)

self.addEventListener('install', (event) => {
  event.waitUntil(files.install())
})

self.addEventListener('activate', (event) => {
  // The page of the first visit was loaded without us; from here on its chunks come from the cache, too.
  event.waitUntil(files.dropStale().then(() => self.clients.claim()))
})

self.addEventListener('message', ({ data }) => {
  if (data === TAKE_OVER) void self.skipWaiting()
})

self.addEventListener('fetch', (event) => {
  const kept = lookUp(event.request)
  if (kept === undefined) return
  event.respondWith(kept.then((response) => response ?? fetch(event.request)))
})

/** Undefined: nothing of ours, to be fetched as if there were no service worker. */
function lookUp(request: Request): Promise<Response | undefined> | undefined {
  if (request.method !== 'GET' || request.headers.has('Range')) return undefined
  const path = pathWithin(self.registration.scope, request.url)
  if (path === undefined) return undefined
  if (Object.hasOwn(__RELEASE__.files, path)) return files.own(path)
  // A page of an earlier release that is still open fetches what it needs only now.
  return isNamedByContent(path, __RELEASE__) ? files.anyRelease(path) : undefined
}
