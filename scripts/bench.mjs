// `npm run bench`: installs the packages and a browser if they are missing, then hands over to e2e/bench.ts.
import { ensureBrowser } from './ensure-browser.mjs'
import { installDependencies } from './install-dependencies.mjs'

if (!installDependencies()) {
  console.error('The packages could not be installed (npm ci failed, see above).')
  process.exit(1)
}
if (!(await ensureBrowser())) process.exit(1)
const { createJiti } = await import('jiti')
await createJiti(import.meta.url).import('../e2e/bench.ts')
