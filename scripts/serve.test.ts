import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { headerRules } from '../hosting/headers.ts'
import { serve } from './serve.mjs'

let folder: string
let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'terrarium-serve-'))
  const root = join(folder, 'dist')
  await mkdir(join(root, 'workers'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), 'secret')
  await writeFile(join(root, 'index.html'), '<p>page</p>')
  await writeFile(join(root, 'workers/data.js'), 'export {}')
  await writeFile(join(root, 'headers.json'), JSON.stringify(headerRules()))
  server = await serve({ root, port: 0 })
})

afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

/** The path goes out exactly as written; `fetch` would tidy it up first. */
function status(path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.address)
    request({ hostname, port, path }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })
}

test('the page and its workers come with their own policies and types', async () => {
  const page = await fetch(server.address)
  expect(await page.text()).toBe('<p>page</p>')
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(page.headers.get('content-security-policy')).toContain("connect-src 'self'")
  const worker = await fetch(`${server.address}workers/data.js`)
  expect(worker.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(worker.headers.get('content-security-policy')).toContain("connect-src 'none'")
})

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/workers/../../secret.txt',
])('nothing outside the folder is served: %s', async (path) => {
  expect(await status(path)).toBe(404)
})

test.each(['/nothing', '/workers', '/%00', '/%zz'])(
  'an address without a file is 404: %s',
  async (path) => {
    expect(await status(path)).toBe(404)
  },
)

test('nothing can be sent', async () => {
  const response = await fetch(server.address, { method: 'POST', body: 'rows' })
  expect(response.status).toBe(405)
})

test('a taken port gives way to the next one, unless it was insisted on', async () => {
  const port = Number(new URL(server.address).port)
  const root = join(folder, 'dist')
  const second = await serve({ root, port })
  expect(Number(new URL(second.address).port)).toBeGreaterThan(port)
  await second.close()
  await expect(serve({ root, port, strictPort: true })).rejects.toThrow('EADDRINUSE')
})
