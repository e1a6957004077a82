import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import { writeOfflineFiles } from './offline-files.ts'

/** Ends a build with its service worker and its download, which list all other files. */
export function offlineFiles(buildId: string): Plugin {
  let dist = ''
  let failed = false
  return {
    name: 'terrarium-offline',
    apply: 'build',
    configResolved: ({ root, build }) => {
      dist = resolve(root, build.outDir)
    },
    buildEnd(error) {
      failed = error !== undefined
    },
    closeBundle: {
      // The last of all: what another plugin writes is listed, too.
      order: 'post',
      sequential: true,
      handler: (error?: Error) =>
        failed || error !== undefined ? undefined : writeOfflineFiles(dist, buildId),
    },
  }
}
