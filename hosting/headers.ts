/**
 * The one source of the headers that every host sends with Terrarium: the dev server, the preview, `npm start`,
 * Netlify and Cloudflare (`_headers`), nginx, and, for hosts that cannot send any, the `<meta>` policy.
 */

import { OWN_ORIGIN_ONLY } from '../src/domain/lock/connection-allowlist.ts'

/** A Content-Security-Policy: directive → its sources. */
type Policy = Readonly<Record<string, readonly string[]>>

/**
 * The page. Everything is refused except our own origin; scripts and styles come from files only (no inline, no
 * eval). `connect-src 'self'` is there for samples and a host's lessons alone.
 */
const PAGE_POLICY: Policy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'worker-src': ["'self'"],
  'connect-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'object-src': ["'none'"],
  'frame-ancestors': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ['default', 'svelte-trusted-html', 'pasted-table'],
}

/**
 * A worker takes its policy from its own response, not from the page. The workers hold the data,
 * so they may reach nothing at all: not even our own origin. `wasm-unsafe-eval` lets them compile the
 * WebAssembly that their scripts contain; code in text (eval) stays refused.
 */
const WORKER_POLICY: Policy = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'connect-src': ["'none'"],
}

/**
 * The classroom for other people's pages: the policy of the page, but any page may frame it. It keeps nothing, so
 * there is nothing that a page around it could get at.
 */
const EMBED_POLICY: Policy = { ...PAGE_POLICY, 'frame-ancestors': ['*'] }

/** Where the page for other people's frames lies, in the sources and in `dist` alike. */
const EMBED_FOLDER = 'embed'

/** Where the worker scripts and their chunks lie, in the sources and in `dist` alike. */
export const WORKER_FOLDER = 'workers'

/** One rule: every response whose path matches carries these headers. Later rules override earlier ones. */
export interface HeaderRule {
  /** `/*`, or a folder as in `/assets/*`. */
  path: string
  headers: Record<string, string>
}

export interface HeaderOptions {
  /** HSTS belongs on hosts that are reached by https and nowhere else. */
  https?: boolean
  /** The dev server only: lets through the `<style>` elements by which Vite brings in changed styles. */
  styleNonce?: string
  /** The dev server only: its scripts change all the time and must not be kept. */
  caching?: boolean
}

const PERMISSIONS = [
  'camera',
  'microphone',
  'geolocation',
  'usb',
  'serial',
  'bluetooth',
  'midi',
  'payment',
  'display-capture',
]

function policyText(policy: Policy): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ')
}

/** All rules, general ones first. */
export function headerRules(options: HeaderOptions = {}): HeaderRule[] {
  const { https = false, styleNonce, caching = true } = options
  const styled = (policy: Policy): string =>
    policyText(
      styleNonce === undefined
        ? policy
        : { ...policy, 'style-src': ["'self'", `'nonce-${styleNonce}'`] },
    )
  const rules: HeaderRule[] = [
    {
      path: '/*',
      headers: {
        'Content-Security-Policy': styled(PAGE_POLICY),
        // Chromium holds to this even for WebRTC and navigation, which no CSP covers.
        'Connection-Allowlist': OWN_ORIGIN_ONLY,
        // Both together isolate the page: only then may the threads of the wasm engine share memory.
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
        'Permissions-Policy': PERMISSIONS.map((name) => `${name}=()`).join(', '),
        'Referrer-Policy': 'no-referrer',
        'X-Content-Type-Options': 'nosniff',
        // No `includeSubDomains`: the other names under a host's domain are not ours to decide about.
        ...(https ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
        'Cache-Control': 'no-cache',
      },
    },
    {
      path: `/${EMBED_FOLDER}/*`,
      headers: {
        'Content-Security-Policy': styled(EMBED_POLICY),
        // A page that is isolated itself may frame only what says that it may be framed by anyone. The opener policy
        // of all pages holds for windows of their own only, and the embedder policy suits every page around.
        'Cross-Origin-Resource-Policy': 'cross-origin',
      },
    },
  ]
  for (const folder of [WORKER_FOLDER, 'assets', 'samples']) {
    rules.push({
      path: `/${folder}/*`,
      headers: {
        ...(folder === WORKER_FOLDER
          ? { 'Content-Security-Policy': policyText(WORKER_POLICY) }
          : {}),
        // The build names these files by their content.
        ...(caching ? { 'Cache-Control': 'public, max-age=31536000, immutable' } : {}),
      },
    })
  }
  return rules
}

/** What a policy says beside who may frame the page, and what it says of that. */
export function partedPolicy(policy: string): { rest: string; framing: string | undefined } {
  const directives = policy.split('; ')
  const isFraming = (directive: string) => directive.startsWith('frame-ancestors ')
  return {
    rest: directives.filter((directive) => !isFraming(directive)).join('; '),
    framing: directives.find(isFraming),
  }
}

/**
 * The policy of every page for a `<meta>` element, which may not carry `frame-ancestors`. Where a host sends no headers
 * this is all there is, and the workers inherit it, for which they are started from a `blob:`; so it lets through what
 * they need. Where headers are sent, too, both hold, and theirs is the stricter.
 */
export function metaPolicy(): string {
  return partedPolicy(
    policyText({
      ...PAGE_POLICY,
      'script-src': ["'self'", "'wasm-unsafe-eval'"],
      'worker-src': ["'self'", 'blob:'],
    }),
  ).rest
}
