import { randomBytes } from 'node:crypto'
import type { Connect, Plugin } from 'vite'
import { headersFor } from '../src/domain/static-files.mjs'
import { headerRules, type HeaderRule, metaPolicy } from './headers.ts'
import { headersFile } from './host-files.ts'

function sendHeaders(rules: readonly HeaderRule[]): Connect.NextHandleFunction {
  return (request, response, next) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    for (const [name, value] of Object.entries(headersFor(pathname, rules))) {
      response.setHeader(name, value)
    }
    next()
  }
}

/**
 * Sends the production headers from the dev server and the preview, writes `_headers` and `headers.json`
 * (for `scripts/serve.mjs`) into the build, and puts the policy into `index.html` as a second layer for hosts
 * that send no headers.
 *
 * Dev differs in one point: Vite brings in styles as `<style>` elements, so those with this server's nonce pass.
 */
export function securityHeaders(): Plugin {
  const styleNonce = randomBytes(16).toString('base64')
  return {
    name: 'terrarium-security-headers',
    config: (_config, { command, isPreview }) =>
      command === 'serve' && isPreview !== true ? { html: { cspNonce: styleNonce } } : {},
    configureServer(server) {
      server.middlewares.use(sendHeaders(headerRules({ styleNonce, caching: false })))
    },
    configurePreviewServer(server) {
      server.middlewares.use(sendHeaders(headerRules()))
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { server }) =>
        server === undefined
          ? [
              {
                tag: 'meta',
                attrs: { 'http-equiv': 'Content-Security-Policy', content: metaPolicy() },
                injectTo: 'head-prepend',
              },
            ]
          : [],
    },
    generateBundle() {
      this.emitFile({
        type: 'asset',
        fileName: '_headers',
        source: headersFile(headerRules({ https: true })),
      })
      this.emitFile({
        type: 'asset',
        fileName: 'headers.json',
        source: `${JSON.stringify(headerRules(), null, 2)}\n`,
      })
    },
  }
}
