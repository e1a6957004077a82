import { headersFor } from '../../src/domain/static-files.mjs'
import { PAGE_LOCK } from '../../src/protocol/offline-api.ts'

/** What the build tells its service worker; hosting/offline-files.ts writes it in front of the script. */
export interface Release {
  /** What `ping` of the workers answers, too. */
  build: string
  /** Differs whenever any byte differs: of a file, of a header, or of the service worker itself. */
  id: string
  /** The path of every file from the scope on, without a slash in front → its SHA-256. */
  files: Readonly<Record<string, string>>
  /** Those of hosting/headers.ts: general ones first, later ones override. `path` is meant from the scope on. */
  rules: readonly { path: string; headers: Readonly<Record<string, string>> }[]
}

/** The headers of a file by the rules of a release. */
export function headersOf(path: string, { rules }: Pick<Release, 'rules'>): Record<string, string> {
  return headersFor(`/${path}`, rules)
}

/** Whether the file's name changes with what it holds: then no release has another file under it. */
export function isNamedByContent(path: string, release: Pick<Release, 'rules'>): boolean {
  return headersOf(path, release)['Cache-Control']?.includes('immutable') === true
}

/**
 * The path of the file that an address means.
 * @returns undefined for an address outside the scope
 */
export function pathWithin(scope: string, address: string): string | undefined {
  const { origin, pathname } = new URL(address)
  const whole = origin + pathname
  if (!whole.startsWith(scope)) return undefined
  const path = whole.slice(scope.length)
  return path === '' || path.endsWith('/') ? `${path}index.html` : path
}

/**
 * Names of caches. Other folders of the same origin may hold a Terrarium, too, and caches belong to the origin; so
 * a name begins with the scope. The build stands in it so that pages which are open can be told from it.
 */
export const cacheNames = {
  /** What all caches of this scope begin with. */
  prefix: (scope: string): string => `terrarium ${new URL(scope).pathname} `,
  of: (scope: string, { build, id }: Pick<Release, 'build' | 'id'>): string =>
    `${cacheNames.prefix(scope)}${build} ${id}`,
  build: (name: string): string | undefined => name.split(' ').at(-2),
}

/**
 * Which caches a release that takes over may delete: none of pages that are open, none that came later (it may
 * be filling), and not the complete one before its own, from which the back button may bring a page.
 * @param names of this scope, in the order in which they were made
 * @param complete those whose installation was not broken off
 * @param locks names of the locks that are held
 */
export function staleCaches(
  own: string,
  names: readonly string[],
  complete: ReadonlySet<string>,
  locks: readonly string[],
): string[] {
  const earlier = names.slice(0, Math.max(0, names.indexOf(own)))
  const previous = earlier.findLast((name) => complete.has(name))
  return earlier.filter(
    (name) => name !== previous && !locks.includes(PAGE_LOCK + String(cacheNames.build(name))),
  )
}
