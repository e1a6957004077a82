import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { en } from '../../src/messages/en.ts'
import { zhCN } from '../../src/messages/zh-CN.ts'
import { readKey } from './input-files.ts'

const KEY = 'abcde-fghij-kmnpq-rstuv-wxyz2'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terrarium-key-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

function keyIn(text: string | Uint8Array): string {
  const path = join(folder, 'key.txt')
  writeFileSync(path, text)
  return readKey(path)
}

describe('a file with the key for pseudonyms', () => {
  test.each([
    ['one line', `${KEY}\n`, KEY],
    [
      'a passphrase',
      '\uFEFF  correct horse battery staple \r\n\r\n',
      'correct horse battery staple',
    ],
    ['as the page saves it', en.privacy.keyFile(KEY), KEY],
    ['as the Chinese page saves it', zhCN.privacy.keyFile(KEY), KEY],
  ])('holds it: %s', (_, text, key) => {
    expect(keyIn(text)).toBe(key)
  })

  test.each([
    ['empty', ''],
    ['too short', 'hunter2'],
    ['of several lines', 'correct horse\nbattery staple and more'],
    ['no text', Uint8Array.of(0xff, 0xfe, 0xff)],
    ['too large', 'x'.repeat(100_000)],
  ])('is refused, without a word of it: %s', (_, text) => {
    const refused = expect.objectContaining({
      status: 2,
      message: expect.not.stringMatching(/hunter2|horse|xxx/) as string,
    }) as Error
    expect(() => keyIn(text)).toThrow(refused)
  })
})
