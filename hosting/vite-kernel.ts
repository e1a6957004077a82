import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const CACHE = join(ROOT, 'node_modules/.cache/terrarium')
const LOCK = join(ROOT, 'package-lock.json')

/** No runtime and no allocation: the module is a set of loops over memory that the host lays out. */
const OPTIONS = [
  ...['-O3', '--converge', '--noAssert', '--enable', 'simd', '--runtime', 'stub'],
  ...['--use', 'abort=', '--importMemory', '--noExportMemory'],
  // Functions of one file that another uses pass vectors; none of them is exported from the module.
  ...['--disableWarning', '112'],
]

const RELAXED = ['--enable', 'relaxed-simd']
/** Whoever takes the module decides how much of it there is, up to all that addresses reach. */
const SHARED = ['--enable', 'threads', '--sharedMemory', '--maximumMemory', '65536']

/**
 * The same source again and again: for every browser, for those whose vectors multiply and add in one instruction,
 * and both for a memory that threads share.
 */
const VARIANTS = {
  plain: [],
  relaxed: RELAXED,
  sharedPlain: SHARED,
  sharedRelaxed: [...RELAXED, ...SHARED],
}

/** What is used of the compiler. Its own types declare AssemblyScript's globals in the place of JavaScript's. */
interface Compiler {
  main: (
    options: string[],
    environment: {
      writeFile(name: string, contents: string | Uint8Array): void
      stderr: { write(chunk: string | Uint8Array): void }
    },
  ) => Promise<{ error: Error | null }>
}

const COMPILER: string = 'assemblyscript/asc'

/**
 * Lets a module import WebAssembly that is written in AssemblyScript: `import { plain } from './kernel.ts?kernel'`
 * compiles that file and what it imports from its own folder, once for each of `VARIANTS`. The bytes become part of
 * the importing chunk, because a worker's policy lets it fetch nothing. Compiled once per source; kept in `node_modules/.cache`.
 */
export function wasmKernel(): Plugin {
  return {
    name: 'terrarium-wasm-kernel',
    enforce: 'pre',
    async load(id) {
      const entry = /^(.*)\?kernel$/.exec(id)?.[1]
      if (entry === undefined) return null
      const folder = dirname(entry)
      const sources = readdirSync(folder).filter((name) => name.endsWith('.ts'))
      for (const name of sources) this.addWatchFile(join(folder, name))
      const hash = createHash('sha256').update(readFileSync(LOCK))
      for (const name of sources.sort()) hash.update(name).update(readFileSync(join(folder, name)))
      const source = hash.digest('hex')
      let code = ''
      for (const [name, extra] of Object.entries(VARIANTS)) {
        const options = [...OPTIONS, ...extra]
        const ofOptions = createHash('sha256')
          .update(source + options.join(' '))
          .digest('hex')
        const bytes = await cached(`${ofOptions}.wasm`, () => compile(entry, options))
        code += `export const ${name} = '${Buffer.from(bytes).toString('base64')}'\n`
      }
      return { code, moduleType: 'js' }
    },
  }
}

async function cached(name: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const path = join(CACHE, name)
  try {
    return readFileSync(path)
  } catch {
    const bytes = await make()
    mkdirSync(CACHE, { recursive: true })
    // Renamed when whole: another build may look for it at the same time.
    const unfinished = `${path}.${process.pid}`
    writeFileSync(unfinished, bytes)
    renameSync(unfinished, path)
    return bytes
  }
}

/** @throws with the compiler's messages */
async function compile(entry: string, options: string[]): Promise<Uint8Array> {
  const { main } = (await import(COMPILER)) as Compiler
  let bytes: Uint8Array | undefined
  let messages = ''
  const { error } = await main(
    [relative(ROOT, entry), ...options, '--baseDir', ROOT, '--outFile', 'kernel.wasm'],
    {
      writeFile: (_name, contents) => {
        if (typeof contents !== 'string') bytes = contents
      },
      stderr: {
        write: (chunk) => {
          messages += typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk)
        },
      },
    },
  )
  if (error || !bytes) throw new Error(`${relative(ROOT, entry)}: ${messages}`)
  return bytes
}
