import { expect, test } from 'vitest'
import { toBase64url } from '../../src/domain/base64url.ts'
import { CANARIES, canariesIn } from './canaries.ts'

test('a word is found in whatever it is wrapped, wherever it stands', () => {
  const { cell, file } = CANARIES
  expect(canariesIn('nothing of the kind')).toEqual([])
  for (const around of ['', 'a', 'ab', 'abc', '表']) {
    const text = `${around}${cell}${around}`
    expect(canariesIn(toBase64url(text))).toEqual([cell])
    expect(canariesIn(Buffer.from(text).toString('base64'))).toEqual([cell])
    expect(canariesIn(Buffer.from(text).toString('hex'))).toEqual([cell])
  }
  expect(canariesIn(`${file.toUpperCase()} ${cell}`)).toEqual([cell, file])
})
