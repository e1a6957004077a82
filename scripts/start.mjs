// `npm start`: installs and builds what is missing, serves the build, prints the address.
import { parseArgs } from 'node:util'
import { buildIfStale } from './build-if-stale.mjs'
import { installDependencies } from './install-dependencies.mjs'
import { serve } from './serve.mjs'

const LEAST_NODE = [20, 19]

/** @returns {boolean} whether this Node can run the build */
function nodeIsNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [leastMajor = 0, leastMinor = 0] = LEAST_NODE
  return major > leastMajor || (major === leastMajor && minor >= leastMinor)
}

const { values } = parseArgs({
  options: { port: { type: 'string' }, 'strict-port': { type: 'boolean' } },
})

if (!nodeIsNewEnough()) {
  console.error(
    `Node ${process.versions.node} is too old; ${LEAST_NODE.join('.')} or newer is needed.`,
  )
  process.exit(1)
}
if (!installDependencies()) {
  console.error('The packages could not be installed (npm ci failed, see above).')
  process.exit(1)
}
if (!buildIfStale()) {
  console.error('The build failed, see above.')
  process.exit(1)
}
try {
  const { address } = await serve({
    ...(values.port === undefined ? {} : { port: Number(values.port) }),
    strictPort: values['strict-port'] ?? false,
  })
  console.log(`Terrarium is at ${address} (Ctrl+C ends it)`)
} catch (error) {
  console.error(
    `The page could not be served: ${error instanceof Error ? error.message : String(error)}`,
  )
  process.exit(1)
}
