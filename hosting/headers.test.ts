import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { headersFor } from '../src/domain/static-files.mjs'
import { headerRules, metaPolicy } from './headers.ts'
import { headersFile, nginxConfig } from './host-files.ts'

const rules = headerRules()

test('no policy lets inline code or eval through, on the page, in a worker or in the meta element', () => {
  for (const path of ['/', '/index.html', '/assets/index-1.js']) {
    const policy = headersFor(path, rules)['Content-Security-Policy']
    expect(policy).toMatch(/^default-src 'none'; script-src 'self';/)
    expect(policy).not.toContain('unsafe')
  }
  const worker = headersFor('/workers/data.worker-1.js', rules)['Content-Security-Policy']
  expect(worker).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/)
  expect(worker?.match(/unsafe/g)).toHaveLength(1)
  expect(metaPolicy()).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/)
  expect(metaPolicy()).not.toMatch(/'unsafe|frame-ancestors/)
})

test('only the page for frames may be framed, under the same policy otherwise', () => {
  const policyOf = (path: string) => headersFor(path, rules)['Content-Security-Policy'] ?? ''
  for (const path of ['/', '/index.html', '/assets/index-1.js', '/embed.html']) {
    expect(policyOf(path)).toContain("frame-ancestors 'none'")
  }
  for (const path of ['/embed/', '/embed/index.html']) {
    expect(policyOf(path)).toBe(
      policyOf('/').replace("frame-ancestors 'none'", 'frame-ancestors *'),
    )
    expect(headersFor(path, rules)).toMatchObject({
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    })
    expect(headersFor(path, rules)).not.toHaveProperty('X-Frame-Options')
  }
})

test('hosts that join the policies of two rules forbid framing to the app alone', () => {
  const blocks = headersFile(rules).split('\n\n')
  const forbidding = blocks.filter((block) => block.includes("frame-ancestors 'none'"))
  expect(forbidding.map((block) => block.split('\n')[0])).toEqual(['/', '/index', '/index.html'])
  expect(blocks.find((block) => block.startsWith('/embed/*'))).not.toContain('frame-ancestors')
})

test('worker scripts may connect to nothing, not even to their own origin', () => {
  const policy = headersFor('/workers/trainer.worker-1.js', rules)['Content-Security-Policy']
  expect(policy).toContain("connect-src 'none'")
})

test('every response carries the headers that do not depend on the path', () => {
  for (const path of ['/', '/workers/x.js', '/samples/x.csv', '/nothing-here']) {
    expect(headersFor(path, rules)).toMatchObject({
      'Connection-Allowlist': '(response-origin)',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    })
  }
})

test('only files named by their content are kept for ever', () => {
  expect(headersFor('/index.html', rules)['Cache-Control']).toBe('no-cache')
  expect(headersFor('/theme-boot.js', rules)['Cache-Control']).toBe('no-cache')
  expect(headersFor('/workers/x.js', rules)['Cache-Control']).toContain('immutable')
})

test('HSTS goes out on https hosts only', () => {
  expect(JSON.stringify(rules)).not.toContain('Strict-Transport-Security')
  expect(headersFile(headerRules({ https: true }))).toContain('Strict-Transport-Security')
})

test('the lines of _headers stay below the 2,000 characters that Cloudflare reads', () => {
  for (const line of headersFile(headerRules({ https: true })).split('\n')) {
    expect(line.length).toBeLessThan(2000)
  }
})

test('hosts that join the values of two rules do not join caching', () => {
  const [general] = headersFile(rules).split('\n\n')
  expect(general).not.toContain('Cache-Control')
})

test('nginx sends the policy with an error page, too, but lets nobody keep it', () => {
  const lines = nginxConfig(rules).split('\n')
  const of = (name: string) => lines.filter((line) => line.includes(`add_header ${name} `))
  expect(of('Content-Security-Policy').every((line) => line.endsWith(' always;'))).toBe(true)
  expect(of('Cache-Control').some((line) => line.endsWith(' always;'))).toBe(false)
})

test('hosting/nginx.conf is what the header source makes (npm run hosting)', async () => {
  const committed = await readFile(new URL('nginx.conf', import.meta.url), 'utf8')
  expect(committed).toBe(nginxConfig(rules))
})
