import { expect, test } from 'vitest'
import { frameCode } from './frame-code.ts'

test('a name with quotes and brackets stays within its attribute', () => {
  const code = frameCode('https://example.org/embed/?a=1&b=2#x', '"><script>alert(1)</script>')
  expect(code).toContain('src="https://example.org/embed/?a=1&amp;b=2#x"')
  expect(code).not.toContain('"><script')
  expect(code.match(/</g)).toHaveLength(2)
})

test('the frame may run scripts and be its own origin, and little else', () => {
  expect(frameCode('https://example.org/embed/', 'x')).toContain(
    'sandbox="allow-scripts allow-same-origin allow-downloads"',
  )
})
