import { utf8 } from '../privacy/keyed-hash.ts'
import { sha256Hex } from '../sha256.ts'

/**
 * E-mail addresses and telephone numbers as advertising platforms want them hashed. Both platforms here, Google Ads
 * (Customer Match, "Formatting guidelines for uploading hashed data") and Meta (Custom Audiences, "Formatting customer
 * information"), want SHA-256 in lower-case hex of UTF-8 text, e-mail addresses without spaces and in lower case.
 * Google wants telephone numbers in E.164 with the plus sign, Meta the digits alone.
 */
export type AudiencePlatform = 'google' | 'meta'

const HASHED = /^[0-9a-f]{64}$/i
/** ITU-T E.164: at most 15 digits; shorter ones than eight are no subscriber's. */
const MOST_DIGITS = 15
const LEAST_DIGITS = 8
const LONGEST_CODE = 3
/** From so many digits on, a number that begins with the country's code has it already. */
const WITH_CODE = 11

/** What is dialled before a national number, and is no part of it abroad, where that is not 0. */
const TRUNK_PREFIXES: Readonly<Record<string, string>> = { 7: '8', 36: '06', 39: '', 378: '' }

/**
 * An address without spaces, in lower case; undefined for a text that is none. Dots and "+…" stay: people's
 * mailboxes decide what they mean.
 */
export function normalisedEmail(text: string): string | undefined {
  const address = text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()
  return /^[^@,;]+@[^@,;.]+(?:\.[^@,;.]+)+$/.test(address) ? address : undefined
}

/**
 * The digits of a number in E.164, country code first; undefined for a text that is none. "+…" and "00…" are
 * international; what is dialled before a national number (mostly 0) makes room for `countryCode`.
 * @param countryCode digits, like "44"; empty: a number without a code is none
 */
export function normalisedPhone(text: string, countryCode: string): string | undefined {
  const dialled = dialledNumber(text)
  if (dialled === undefined) return undefined
  const { digits } = dialled
  const number = !isWithoutCode(dialled, countryCode)
    ? digits
    : countryCode === ''
      ? ''
      : withCode(digits, countryCode)
  return number.length >= LEAST_DIGITS && number.length <= MOST_DIGITS ? number : undefined
}

/** Whether a text is a telephone number of which nobody knows the country unless `countryCode` says it. */
export function lacksCode(text: string, countryCode: string): boolean {
  const dialled = kept(text) === undefined ? dialledNumber(text) : undefined
  if (dialled === undefined || !isWithoutCode(dialled, countryCode)) return false
  const { length } = dialled.digits
  return length >= LEAST_DIGITS - LONGEST_CODE && length <= MOST_DIGITS
}

interface Dialled {
  digits: string
  /** They begin with a country's code. */
  isInternational: boolean
}

function dialledNumber(text: string): Dialled | undefined {
  // What spreadsheets make of a long number.
  const plain = text.normalize('NFKC').trim().replace(/\.0+$/, '')
  if (/[^\d\s+()./-]/.test(plain.replaceAll(/[‐-―]/g, '-'))) return undefined
  const digits = plain.replaceAll('(0)', '').replaceAll(/\D/g, '')
  if (plain.startsWith('+')) return { digits, isInternational: true }
  return digits.startsWith('00')
    ? { digits: digits.slice(2), isInternational: true }
    : { digits, isInternational: false }
}

function isWithoutCode({ digits, isInternational }: Dialled, countryCode: string): boolean {
  if (isInternational) return false
  return countryCode === '' || digits.length < WITH_CODE || !digits.startsWith(countryCode)
}

function withCode(digits: string, countryCode: string): string {
  const trunk = TRUNK_PREFIXES[countryCode] ?? '0'
  const isDialled = trunk !== '' && digits.startsWith(trunk)
  return countryCode + (isDialled ? digits.slice(trunk.length) : digits)
}

/** The hash of an address; one that is hashed already is kept; undefined for a text that is none. */
export function hashedEmail(text: string): string | undefined {
  return kept(text) ?? hashOf(normalisedEmail(text))
}

/** The hash of a telephone number; one that is hashed already is kept; undefined for a text that is none. */
export function hashedPhone(
  text: string,
  countryCode: string,
  platform: AudiencePlatform,
): string | undefined {
  const digits = normalisedPhone(text, countryCode)
  const written = digits === undefined || platform === 'meta' ? digits : `+${digits}`
  return kept(text) ?? hashOf(written)
}

function kept(text: string): string | undefined {
  const trimmed = text.trim()
  return HASHED.test(trimmed) ? trimmed.toLowerCase() : undefined
}

function hashOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : sha256Hex(utf8(text))
}
