import { expect, test } from 'vitest'
import { TextDeed } from './text-deed.ts'

function note(before: string, after: string, written: string[]): TextDeed {
  return new TextDeed({
    page: 'projects',
    before,
    after,
    words: () => '',
    write: (text) => {
      written.push(text)
      return true
    },
  })
}

test('what is typed letter by letter is taken back and done again at once', async () => {
  const written: string[] = []
  const typed = note('', 'a', written).join(note('a', 'ab', written))
  await typed?.undo()
  await typed?.redo()
  expect(written).toEqual(['', 'ab'])
})

test('a text that is as it was before is no change', () => {
  expect(note('old', 'older', []).join(note('older', 'old', []))).toBe(undefined)
})
