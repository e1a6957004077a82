import { describe, expect, test } from 'vitest'
import { masked, mentionsIn } from './mentions.ts'

describe('what stands within a text is taken out of it', () => {
  test.each([
    ['Write to ann.b+x@mail.example.co.uk, please.', 'Write to [e-mail], please.'],
    ['请联系zhang_3@example.com谢谢', '请联系[e-mail]谢谢'],
    ['Call +49 (0)30 1234-5678 after six', 'Call [phone] after six'],
    ['call 555-123-4567 or (555) 123-4567.', 'call [phone] or [phone].'],
    ['手机13812345678，请回电', '手机[phone]，请回电'],
    ['Tel 030 1234567 (home)', 'Tel [phone] (home)'],
    ['SSN 536-90-4001 was wrong', 'SSN [id] was wrong'],
    ['card 4111 1111 1111 1111 declined', 'card [card] declined'],
    ['to DE89 3704 0044 0532 0130 00 today', 'to [account] today'],
    ['a@b.de and c@d.de', '[e-mail] and [e-mail]'],
  ])('%s', (text, after) => {
    expect(masked(text)).toBe(after)
    expect(masked(after)).toBe(after)
  })
})

test.each([
  'Ordered on 2024-01-15 at 10:30, 12 pieces for 1,234.50 each',
  'Invoice 2023-000123 of 31.12.2023',
  'Size 10 x 20 x 30, part 4111111111111112',
  'at 5 @ night, version 1.2.3.4',
  'Between 100 200 300 and 1000 2000',
])('other numbers stay: %s', (text) => {
  expect(masked(text)).toBe(text)
  expect(mentionsIn(text)).toEqual([])
})

test('the kinds are told', () => {
  expect(mentionsIn('ann@example.com, 555-123-4567')).toEqual(['email', 'phone'])
})

test('a long text without spaces takes no time', () => {
  const text = `${'a'.repeat(200_000)}${'1'.repeat(200_000)}${'1-'.repeat(100_000)}`
  expect(masked(text) === text).toBe(true)
})
