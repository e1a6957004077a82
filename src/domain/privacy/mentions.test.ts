import fc from 'fast-check'
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
    ['<ann@a.b.example.museum>; mailto:o.k@x-y.co', '<[e-mail]>; mailto:[e-mail]'],
    ['ANN (at) EXAMPLE.COM，邮箱：１２３＠ｑｑ．ｃｏｍ', '[e-mail]，邮箱：[e-mail]'],
    ['写给 zhang.san@公司.cn，иван@почта.рф', '写给 [e-mail]，[e-mail]'],
    ['手机 138 1234 5678 或 +86-138-1234-5678', '手机 [phone] 或 [phone]'],
    ['微信同号１３８１２３４５６７８', '微信同号[phone]'],
    ['86-13812345678/13912345678', '[phone]/[phone]'],
    ['+86（138）12345678', '[phone]'],
    ['座机010-12345678，(0755)8888 8888转801', '座机[phone]，[phone]'],
    ['13812345678，13912345678,13712345678', '[phone]，[phone],[phone]'],
    ['Tel.030 1234567', 'Tel.[phone]'],
    ['客服400-820-8820', '客服[phone]'],
    ['电话：6234 5678', '电话：[phone]'],
    ['1-800-555-1234 ext. 12, +1.555.123.4567', '[phone], [phone]'],
    ['+44 (0)20 7946 0958 or 020 7946 0958', '[phone] or [phone]'],
    ['06.12.34.56.78 ou +33 6 12 34 56 78', '[phone] ou [phone]'],
    ['8 (495) 123-45-67; 090-1234-5678', '[phone]; [phone]'],
    ['+65 6123 4567, phone no. 5551234567', '[phone], phone no. [phone]'],
    ['card 4111 1111 1111 1111 12/27', 'card [card] 12/27'],
    ['卡号4111-1111-1111-1111，', '卡号[card]，'],
    ['iban de89 3704 0044 0532 0130 00 done', 'iban [account] done'],
    ['身份证号110101199003070353。', '身份证号[id]。'],
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
  '1 000 000 000 and 3 500 000 1200, 100-200-3000 pieces',
  '¥13812345678.00, $1234567890, EUR 1.234.567,00',
  'SKU13812345678, id_13812345678, order-13812345678, A555-123-4567, 第13812345678号',
  'order 20240115123456789012, EAN 4006381333931, ISBN 978-3-16-148410-0',
  'On 01/15/2024, 15.01.2024 or 2024-01-15T10:30:00Z, 1705312200 s, GMT+0100',
  'uuid 550e8400-e29b-41d4-a716-446655440000, 192.168.0.1, lat 52.520008',
  'phone 2024-01-15, mobile 20240115, 2024年1月15日10点30分',
  'twitter @ann, ann@home, foo@bar.1, 5 @ 3.50, up +12345678',
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

describe('whatever stands around it', () => {
  const words = fc.stringMatching(/^[a-z ,。，好的]{0,20}$/)
  const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
  const mobile = fc
    .tuple(
      fc.constantFrom('', '+86 ', '+86-', '86-', '0086 '),
      digits(8),
      fc.constantFrom('', ' ', '-'),
    )
    .map(([code, rest, gap]) => `${code}139${gap}${rest.slice(0, 4)}${gap}${rest.slice(4)}`)
  const american = fc
    .tuple(fc.constantFrom('', '1-', '+1 '), digits(2), digits(3), digits(4))
    .map(([code, area, exchange, line]) => `${code}7${area}-${exchange}-${line}`)
  const email = fc
    .tuple(
      fc.stringMatching(/^[a-z\d]{1,8}([.+_-][a-z\d]{1,8}){0,2}$/),
      fc.stringMatching(/^([a-z\d]{1,8}\.){1,3}(com|org|museum|中国)$/),
    )
    .map((parts) => parts.join('@'))

  test('numbers and addresses leave no trace', () => {
    fc.assert(
      fc.property(words, fc.oneof(mobile, american, email), words, (before, secret, after) => {
        const text = masked(`${before} ${secret} ${after}`)
        expect(text).toMatch(/\[(phone|e-mail)\]/)
        expect(text.replaceAll(/\[[a-z-]+\]/g, '')).not.toMatch(/[\d@]/)
      }),
    )
  })

  test('dates, times and prices stay', () => {
    const day = fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
    const amount = fc.double({ min: 0, max: 1e9, noNaN: true })
    fc.assert(
      fc.property(words, day, amount, (before, time, price) => {
        const iso = time.toISOString()
        const [date = ''] = iso.split('T')
        const cost = price.toLocaleString('en-US', { minimumFractionDigits: 2 })
        const dotted = date.split('-').reverse()
        for (const text of [iso, date, dotted.join('.'), dotted.join('/'), `$${cost}`, cost]) {
          expect(masked(`${before} ${text} ${before}`)).toBe(`${before} ${text} ${before}`)
        }
      }),
    )
  })

  test('what was masked is not masked again, and nothing is left to find', () => {
    const unit = fc.constantFrom(...'0123456789+-() .@/aZx电话１＠中'.split(''))
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit, maxLength: 60 }), fc.string()), (text) => {
        const once = masked(text)
        expect(masked(once)).toBe(once)
        expect(mentionsIn(once)).toEqual([])
        if (!/[\d@]|at/iu.test(text.normalize('NFKC'))) expect(once).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })
})
