import { isAbsolute, join } from 'node:path'
import { ROOT } from './install-dependencies.mjs'

/**
 * What a host sets for its copy stands in `hosting/site.json`, or where TERRARIUM_SITE points, from the root of the
 * repository. Both may be missing: then the app is built as it is.
 * @returns {{ path: string, mustExist: boolean } | undefined} undefined where TERRARIUM_SITE is there and empty
 */
export function siteFile() {
  const said = process.env['TERRARIUM_SITE']
  if (said === '') return undefined
  const path = said ?? 'hosting/site.json'
  return { path: isAbsolute(path) ? path : join(ROOT, path), mustExist: said !== undefined }
}
