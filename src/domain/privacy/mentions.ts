import { PATTERNS } from './personal-patterns.ts'

/** What of single persons may stand within a text. */
export const MENTIONS = ['email', 'iban', 'nationalId', 'card', 'phone'] as const
export type Mention = (typeof MENTIONS)[number]

interface Form {
  /** Where it may stand: linear in the length of the text. */
  at: RegExp
  /** What is found must fit as a whole, or without its last groups: a number may follow a number. */
  fits?: (text: string) => boolean
  /** Brackets keep what stands for it from being taken for a word of the text. */
  mark: string
}

const LOCAL = String.raw`[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d._%+-]`
/** One script in each label: Chinese goes on without a space after an address. */
const LABEL = ['Latin', 'Han', 'Cyrillic', 'Greek']
  .map((script) => String.raw`[\p{Script=${script}}\d-]{1,63}`)
  .join('|')
const TOP = String.raw`xn--[a-z\d-]{2,59}|\p{Script=Latin}{2,24}|\p{Script=Cyrillic}{2,12}|中国|中國|公司|网络|集团|在线|网址|商城|香港|台湾`

/** Ways to write a number of a telephone, without what may stand around it. */
const PHONES = [
  // With a country's code: at least nine digits.
  String.raw`(?:\+|00)[1-9](?:[ ()./-]{0,2}\d){8,14}`,
  // In groups as in America; no area there begins with 0 or 1.
  String.raw`(?:1[-. ])?\([2-9]\d{2}\) ?\d{3}[-. ]\d{4}`,
  String.raw`(?:1[-. ])?[2-9]\d{2}[-. ]\d{3}[-. ]\d{4}`,
  // A mobile number in China, and numbers that firms pay for there.
  String.raw`(?:86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}`,
  String.raw`[48]00[- ]\d{3}[- ]\d{4}`,
  // As in France, and as in Russia.
  String.raw`0[1-9](?:[ .-]\d{2}){4}`,
  String.raw`8[- ]?\(\d{3}\)[- ]?\d{3}-\d{2}-\d{2}`,
  // An area's number begins with one zero.
  String.raw`\(0[1-9]\d{1,3}\)[ /-]{0,3}\d{3,4}(?:[ -]?\d{3,5})`,
  String.raw`\(?0[1-9]\d{0,3}\)?[ /-]{1,3}\d{3,4}(?:[ -]?\d{3,5})`,
]
const DAY = String.raw`(?:19|20)\d{2}[- ]?(?:0\d|1[0-2])[- ]?[0-3]\d(?!\d)`
/** After one of these words a number without any form is one, too; a day is none. */
const CALLED = String.raw`(?=\d)(?<=(?:\b(?:tel|telephone|phone|mobile|cell|whatsapp|fax|telefon|handy)|电话|手机|座机|传真|微信)(?:[ .:=#]|number|nummer|no|nr|is|号码|号|是|为){0,4})(?!${DAY})\d(?:[ -]?\d){6,12}`
const EXTENSION = String.raw`(?: ?(?:x|ext\.?|转|-) ?\d{1,6})?`
/** Not within a word, a price or a longer number, nor the last groups of one like "1 000 000 000". */
const BEFORE = String.raw`(?=[\d(+])(?<![\w+$€£¥第-]|(?<!\d)\d{1,4}/|(?<!\d)\d{1,3}[.,]|(?<!\d)\d{1,3} )`
const AFTER = String.raw`(?![\w-]|[.,]\d{1,3}(?!\d))`

const FORMS: Record<Mention, Form> = {
  email: {
    at: new RegExp(
      String.raw`(?<!${LOCAL})(?:${LOCAL}{1,64}|\p{Script=Han}{1,8})(?:@| ?[([]at[)\]] ?)(?:(?:${LABEL})\.){1,8}(?:${TOP})`,
      'giu',
    ),
    mark: '[e-mail]',
  },
  iban: {
    at: /(?<![A-Z\d])[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?(?![A-Z\d])/gi,
    fits: PATTERNS.iban,
    mark: '[account]',
  },
  nationalId: {
    at: /(?<![\w-])(?:\d{3}-\d{2}-\d{4}|\d{17}[\dXx])(?![\w-])/g,
    fits: PATTERNS.nationalId,
    mark: '[id]',
  },
  card: { at: /(?<![\w-])\d(?:[ -]?\d){12,22}(?![\w-])/g, fits: PATTERNS.card, mark: '[card]' },
  phone: {
    at: new RegExp(`(?:${BEFORE}(?:${PHONES.join('|')})${EXTENSION}|${CALLED})${AFTER}`, 'gi'),
    mark: '[phone]',
  },
}

/** The text with something else in the place of every address and number of a person that it holds. */
export function masked(text: string): string {
  return MENTIONS.reduce((rest, kind) => withMarks(rest, FORMS[kind]), text)
}

/** What of persons stands within a text. */
export function mentionsIn(text: string): Mention[] {
  return MENTIONS.filter((kind) => withMarks(text, FORMS[kind]) !== text)
}

function withMarks(text: string, { at, fits, mark }: Form): string {
  let written = ''
  let done = 0
  for (const { 0: found, index } of halfWidth(text).matchAll(at)) {
    const length = fits === undefined ? found.length : fittingLength(found, fits)
    if (length === 0) continue
    written += text.slice(done, index) + mark
    done = index + length
  }
  return written + text.slice(done)
}

/** How much of what was found fits, whole groups of it; 0: none. */
function fittingLength(found: string, fits: (text: string) => boolean): number {
  for (let end = found.length; end > 0; end = found.lastIndexOf(' ', end - 1)) {
    if (fits(found.slice(0, end))) return end
  }
  return 0
}

/**
 * Letters, digits and signs that are as wide as Chinese ones, as the usual ones, unit for unit. A comma stays: it
 * stands within no number.
 */
function halfWidth(text: string): string {
  return text.replaceAll(/[\uff01-\uff0b\uff0d-\uff5e]/g, (wide) =>
    String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  )
}
