import type { Site } from '../domain/site.ts'

/** The copy as it was built. `hosting/vite-site.ts` puts what its host chose in the place of this. */
export const SITE: Site = { lessons: [] }
