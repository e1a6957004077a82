/** What single cells of personal data look like: trimmed texts. */
export const PATTERNS = {
  email: (text) => /^[^\s@,;<>]+@[^\s@,;<>]+\.[\p{L}]{2,}$/u.test(text),
  /** Digits with what people write between them; asked only where the name says that it is one. */
  phone: (text) =>
    /^[+(]?\d[\d\s()./-]{4,20}\d$/.test(text) && inside(digitsOf(text).length, 7, 15),
  /** With a country's code, in groups as in America, or a Chinese mobile number. */
  phoneAlone: (text) =>
    /^(\+\d[\d\s()./-]{6,20}\d|\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}|1[3-9]\d{9})$/.test(text),
  /** One word with a digit in it. */
  code: (text) => /^\S*\d\S*$/.test(text),
  ip: (text) =>
    /^((25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(25[0-5]|2[0-4]\d|1?\d?\d)$/.test(text) ||
    /^(?=.*:.*:)[\da-f]{0,4}(:[\da-f]{0,4}){2,7}$/i.test(text),
  iban: (text) => {
    const compact = text.replaceAll(' ', '').toUpperCase()
    return /^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/.test(compact) && remainder97(compact) === 1
  },
  card: (text) => {
    const digits = text.replaceAll(/[ -]/g, '')
    return /^[2-6]\d{12,18}$/.test(digits) && isLuhn(digits)
  },
  /** A Chinese resident's number or an American social security number. */
  nationalId: (text) =>
    /^(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}$/.test(text) || isResidentNumber(text),
} as const satisfies Record<string, (text: string) => boolean>

export type Pattern = keyof typeof PATTERNS

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** GB 11643-1999: 17 digits with a date of birth, and a check digit. */
function isResidentNumber(text: string): boolean {
  if (!/^[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(text)) {
    return false
  }
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(text.charAt(i)), 0)
  return CHECKS.charAt(sum % 11) === text.charAt(17).toUpperCase()
}

/** ISO 7064 MOD 97-10, the first four characters moved to the end, letters as 10 to 35. */
function remainder97(iban: string): number {
  const moved = iban.slice(4) + iban.slice(0, 4)
  let rest = 0
  for (const character of moved) {
    const value = Number.parseInt(character, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}

/** ISO/IEC 7812-1, annex B. */
function isLuhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits.charAt(digits.length - 1 - i))
    const doubled = i % 2 === 1 ? 2 * digit : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '')
}

function inside(value: number, least: number, most: number): boolean {
  return value >= least && value <= most
}
