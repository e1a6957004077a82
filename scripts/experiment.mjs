// `npm run experiment`: installs the packages if they are missing, then hands over to e2e/command-line.ts.
import { installDependencies } from './install-dependencies.mjs'

if (!installDependencies()) {
  console.error('The packages could not be installed (npm ci failed, see above).')
  process.exit(1)
}
const { createJiti } = await import('jiti')
await createJiti(import.meta.url).import('../e2e/command-line.ts')
