import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { OutputFolder } from './output-files.ts'

let home: string

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'terrarium-output-'))
})

afterEach(() => {
  rmSync(home, { recursive: true })
})

const writes = (name: string, text: string) => ({
  name,
  save: (path: string) => {
    writeFileSync(path, text)
    return Promise.resolve()
  },
})
const fails = (name: string) => ({ name, save: () => Promise.reject(new Error('no space left')) })

describe('OutputFolder', () => {
  test('makes the folder, and leaves nothing but the files in it', async () => {
    const output = new OutputFolder(join(home, 'a/b'), ['x', 'y'], [])
    await output.write([writes('x', '1'), writes('y', '2')])
    expect(readdirSync(join(home, 'a/b'))).toEqual(['x', 'y'])
    expect(readFileSync(join(home, 'a/b/y'), 'utf8')).toBe('2')
  })

  test('if one file fails, none is written, earlier ones stay as they were, and made folders go', async () => {
    writeFileSync(join(home, 'x'), 'earlier')
    const output = new OutputFolder(home, ['x', 'y'], [])
    await expect(output.write([writes('x', '1'), fails('y')])).rejects.toThrow('no space left')
    output.discard()
    expect(readdirSync(home)).toEqual(['x'])
    expect(readFileSync(join(home, 'x'), 'utf8')).toBe('earlier')

    const made = new OutputFolder(join(home, 'a/b'), ['y'], [])
    await expect(made.write([fails('y')])).rejects.toThrow('no space left')
    made.discard()
    expect(existsSync(join(home, 'a'))).toBe(false)
  })

  test('refuses a file in the place of the folder, a folder in the place of a file, and to overwrite an input', () => {
    const refusal = expect.objectContaining({ status: 2 }) as Error
    const input = join(home, 'x')
    writeFileSync(input, 'rows')
    expect(() => new OutputFolder(input, ['y'], [])).toThrow(refusal)
    expect(() => new OutputFolder(join(input, 'deeper'), ['y'], [])).toThrow(refusal)
    expect(() => new OutputFolder(home, ['x'], [input])).toThrow(refusal)
    new OutputFolder(join(home, 'y'), [], [])
    expect(() => new OutputFolder(home, ['y'], [])).toThrow(refusal)
  })
})
