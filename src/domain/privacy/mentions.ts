import { PATTERNS } from './personal-patterns.ts'

/** What of single persons may stand within a text. */
export const MENTIONS = ['email', 'iban', 'nationalId', 'card', 'phone'] as const
export type Mention = (typeof MENTIONS)[number]

interface Form {
  /** Where it may stand: linear in the length of the text. */
  at: RegExp
  /** What is found must fit as a whole. */
  fits?: (text: string) => boolean
  /** Brackets keep what stands for it from being taken for a word of the text. */
  mark: string
}

const FORMS: Record<Mention, Form> = {
  email: {
    at: /(?<![\p{Script=Latin}\d._%+-])[\p{Script=Latin}\d._%+-]{1,64}@(?:[\p{Script=Latin}\d-]{1,63}\.){1,8}\p{Script=Latin}{2,24}/gu,
    mark: '[e-mail]',
  },
  iban: {
    at: /(?<![A-Z\d])[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?(?![A-Z\d])/g,
    fits: PATTERNS.iban,
    mark: '[account]',
  },
  nationalId: {
    at: /(?<![\w-])(?:\d{3}-\d{2}-\d{4}|\d{17}[\dXx])(?![\w-])/g,
    fits: PATTERNS.nationalId,
    mark: '[id]',
  },
  card: { at: /(?<![\w-])\d(?:[ -]?\d){12,18}(?![\w-])/g, fits: PATTERNS.card, mark: '[card]' },
  /** With a country's code, in groups as in America, a Chinese mobile number, or with the zero before an area. */
  phone: {
    at: /(?<![\w+.,/-])(?:(?:\+|00)[1-9](?:[ ()./-]{0,2}\d){7,14}|\(\d{3}\) ?\d{3}[-. ]\d{4}|\d{3}[-. ]\d{3}[-. ]\d{4}|1[3-9]\d(?:[- ]?\d{4}){2}|\(?0\d{1,4}\)?[ /-]{1,3}\d{3,4}(?:[ -]?\d{3,5}))(?![\w-])/g,
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
  return text.replace(at, (found) => (fits === undefined || fits(found) ? mark : found))
}
