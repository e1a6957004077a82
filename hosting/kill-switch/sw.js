// Takes Terrarium's service worker back: put this file in the place of the build's `sw.js` (see hosting/README.md).
// It deletes what the service worker kept of the app and unregisters. Models and projects, which are in IndexedDB,
// stay; open pages stay as they are and load from the server from then on.

self.addEventListener('install', () => {
  self.skipWaiting()
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      // Caches belong to the whole origin: only those of this folder are ours.
      const prefix = `terrarium ${new URL(self.registration.scope).pathname} `
      for (const name of await caches.keys()) {
        if (name.startsWith(prefix)) await caches.delete(name)
      }
      await self.registration.unregister()
    })(),
  )
})
