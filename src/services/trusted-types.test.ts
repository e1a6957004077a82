import { expect, test } from 'vitest'
import { ownScriptAddress } from './trusted-types.ts'

const page = { href: 'https://terrarium.example/app/', origin: 'https://terrarium.example' }

test.each(['./workers/data.js', '/workers/data.js', 'https://terrarium.example/x.js'])(
  'a script of our own origin passes unchanged: %s',
  (address) => {
    expect(ownScriptAddress(address, page)).toBe(address)
  },
)

test.each([
  'https://elsewhere.example/x.js',
  '//elsewhere.example/x.js',
  'http://terrarium.example/x.js',
  'data:text/javascript,0',
  'javascript:0',
])('a script from anywhere else is refused: %s', (address) => {
  expect(() => ownScriptAddress(address, page)).toThrow('not a script of ours')
})
