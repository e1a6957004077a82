import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import { writeOfflineFiles } from './offline-files.ts'

/** Ends a build with its service worker and its download, which list all other files. */
export function offlineFiles(buildId: string): Plugin {
  let dist = ''
  return {
    name: 'terrarium-offline',
    apply: 'build',
    configResolved: ({ root, build }) => {
      dist = resolve(root, build.outDir)
    },
    closeBundle: {
      // The last of all: what another plugin writes is listed, too.
      order: 'post',
      sequential: true,
      handler: (error?: Error) =>
        error === undefined ? writeOfflineFiles(dist, buildId) : undefined,
    },
  }
}
