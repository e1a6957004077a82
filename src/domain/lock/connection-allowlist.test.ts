import { expect, test } from 'vitest'
import { headerRules } from '../../../hosting/headers.ts'
import { headersFor } from '../static-files.mjs'
import { judgeAllowlist } from './connection-allowlist.ts'

const refuses = () => {
  throw new DOMException('', 'NotAllowedError')
}
const connects = () => undefined

test('the allowlist that every response carries counts where the browser is seen to hold to it', () => {
  const sent = headersFor('/', headerRules())['Connection-Allowlist'] ?? null
  expect(judgeAllowlist(sent, refuses)).toBe('enforced')
  expect(judgeAllowlist(sent, connects)).toBe('ignored')
  expect(judgeAllowlist(sent, undefined)).toBe('untried')
  expect(judgeAllowlist(null, refuses)).toBe('absent')
})

test.each([
  '',
  '*',
  '(response-origin "https://elsewhere.example")',
  '("https://elsewhere.example")',
  '(response-origin), ("https://elsewhere.example")',
  '(response-origin);report-to=elsewhere',
])('another value never counts, even in a browser that refuses WebRTC: %s', (sent) => {
  expect(judgeAllowlist(sent, refuses)).toBe('other')
})
