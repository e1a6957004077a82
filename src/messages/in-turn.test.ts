import { expect, test } from 'vitest'
import { inTurn } from './in-turn.ts'

test('a space parts sentences in English, none does in Chinese', () => {
  expect(inTurn('Done.', undefined, 'Go on.')).toBe('Done. Go on.')
  expect(inTurn('完成了。', '请继续。')).toBe('完成了。请继续。')
})
