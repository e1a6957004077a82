import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { wasmKernel } from '../../hosting/vite-kernel.ts'
import { ROOT } from '../../scripts/install-dependencies.mjs'
import viteConfig from '../../vite.config.ts'

const OUT = join(ROOT, 'node_modules/.cache/terrarium/bench')

/** Threads in WebAssembly, which ONNX Runtime would use, need an isolated page. */
const HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/**
 * Builds the page as the app is built, so that the same code is measured.
 * @returns the folder, for `serve`
 */
export async function buildPage(): Promise<string> {
  await build({
    configFile: false,
    root: join(ROOT, 'e2e/bench/page'),
    base: './',
    logLevel: 'error',
    plugins: [wasmKernel()],
    ...(viteConfig.resolve ? { resolve: viteConfig.resolve } : {}),
    worker: {
      format: 'es',
      plugins: () => [wasmKernel()],
      // The server knows no other ending for modules.
      rolldownOptions: {
        output: {
          assetFileNames: ({ names }) =>
            names.some((name) => name.endsWith('.mjs'))
              ? 'assets/[name]-[hash].js'
              : 'assets/[name]-[hash][extname]',
        },
      },
    },
    build: {
      ...(viteConfig.build?.target ? { target: viteConfig.build.target } : {}),
      outDir: OUT,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 10_000,
    },
  })
  writeFileSync(join(OUT, 'headers.json'), JSON.stringify([{ path: '/*', headers: HEADERS }]))
  return OUT
}
