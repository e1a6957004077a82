import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  hashedEmail,
  hashedPhone,
  lacksCode,
  normalisedEmail,
  normalisedPhone,
} from './contact-keys.ts'

const golden = JSON.parse(
  readFileSync(new URL('../golden/targeting.json', import.meta.url), 'utf8'),
) as { sha256: Record<string, string> }

describe('keys of an audience', () => {
  test('an address loses spaces and capitals; what is none has no hash', () => {
    expect(normalisedEmail(' Test@Example.COM ')).toBe('test@example.com')
    expect(hashedEmail('Test@example.com')).toBe(golden.sha256['test@example.com'])
    expect(hashedEmail('Ann.Lee+News@example.co.uk')).toBe(
      golden.sha256['ann.lee+news@example.co.uk'],
    )
    for (const none of ['', 'n/a', 'a@b', 'a@b.', '@b.cc', 'a@b.cc,d@e.ff']) {
      expect(normalisedEmail(none)).toBeUndefined()
    }
  })

  test('a telephone number becomes country code and digits', () => {
    expect(normalisedPhone('020 7946 0018', '44')).toBe('442079460018')
    expect(normalisedPhone('+44 (0)20 7946-0018', '49')).toBe('442079460018')
    expect(normalisedPhone('0044 20 7946 0018', '1')).toBe('442079460018')
    expect(normalisedPhone('(212) 555-0100', '1')).toBe('12125550100')
    expect(normalisedPhone('1-212-555-0100', '1')).toBe('12125550100')
    expect(normalisedPhone('138 1234 5678', '86')).toBe('8613812345678')
    expect(normalisedPhone('８６１３８１２３４５６７８', '86')).toBe('8613812345678')
    expect(normalisedPhone('8 916 123-45-67', '7')).toBe('79161234567')
    expect(normalisedPhone('06 1234 5678', '39')).toBe('390612345678')
    expect(normalisedPhone('442079460018.0', '44')).toBe('442079460018')
    for (const none of ['', 'unknown', '123', '1'.repeat(16), '4.4E+11']) {
      expect(normalisedPhone(none, '44')).toBeUndefined()
    }
  })

  test('without a country’s code a local number has no hash, and is told apart', () => {
    expect(normalisedPhone('020 7946 0018', '')).toBeUndefined()
    expect(normalisedPhone('13812345678', '')).toBeUndefined()
    expect(normalisedPhone('+44 20 7946 0018', '')).toBe('442079460018')
    expect(normalisedPhone('0044 20 7946 0018', '')).toBe('442079460018')
    for (const local of ['020 7946 0018', '13812345678', '(212) 555-0100']) {
      expect(lacksCode(local, '')).toBe(true)
    }
    for (const other of [
      '+44 20 7946 0018',
      '',
      'n/a',
      '12',
      golden.sha256['+12125550100'] ?? '',
    ]) {
      expect(lacksCode(other, '')).toBe(false)
    }
    expect(lacksCode('442079460018', '44')).toBe(false)
    expect(lacksCode('020 7946 0018', '44')).toBe(true)
  })

  test('Google’s numbers have a plus sign, Meta’s have none; a hash stays', () => {
    expect(hashedPhone('020 7946 0018', '44', 'google')).toBe(golden.sha256['+442079460018'])
    expect(hashedPhone('020 7946 0018', '44', 'meta')).toBe(golden.sha256['442079460018'])
    expect(hashedPhone('138 1234 5678', '86', 'google')).toBe(golden.sha256['+8613812345678'])
    const hash = golden.sha256['+12125550100'] ?? ''
    expect(hashedPhone(hash.toUpperCase(), '1', 'google')).toBe(hash)
    expect(hashedEmail(hash)).toBe(hash)
  })
})
