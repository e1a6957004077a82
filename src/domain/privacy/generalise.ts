import { dateText, dateValue } from '../date-format.ts'
import { formattedValue } from '../number-format.ts'
import { masked } from './mentions.ts'
import type { DateDetail, Generalisation } from './privacy-step.ts'

/** Digits that a band's ends are rounded to: multiples of 0.1 are not what they look like. */
const DIGITS = 12

/**
 * How one trimmed text is made more general. What is no number or no date stays as it is, and so does what was made
 * general before: a form shows the general texts and may give them back.
 */
export function generaliser(step: Generalisation): (text: string) => string {
  switch (step.kind) {
    case 'mask':
      return masked
    case 'prefix':
      return (text) => prefixOf(text, step.characters)
    case 'band':
      return (text) => {
        const value = formattedValue(text, step.format)
        return Number.isNaN(value) ? text : bandOf(value, step.width, step.whole)
      }
    case 'date':
      return (text) => {
        // A year alone would be a day of the early twentieth century to a spreadsheet.
        if (/^\d{4}$/.test(text)) return text
        const time = dateValue(text, step.format)
        return Number.isNaN(time) ? text : periodOf(time, step.to)
      }
  }
}

/** A text as a recipe's column reads it: trimmed, and general where the column is. */
export function generalText(step: Generalisation | undefined, text: string): string {
  const trimmed = text.trim()
  return step ? generaliser(step)(trimmed) : trimmed
}

/** The star keeps "101*" from being a number, and from being taken for the whole. */
function prefixOf(text: string, characters: number): string {
  const all = Array.from(text)
  return all.length <= characters ? text : `${all.slice(0, characters).join('')}*`
}

function bandOf(value: number, width: number, whole: boolean): string {
  const place = Math.floor(Number((value / width).toPrecision(DIGITS)))
  const from = rounded(place * width)
  if (whole && width === 1) return String(from)
  return `${from}–${whole ? from + width - 1 : rounded((place + 1) * width)}`
}

function rounded(value: number): number {
  // Adding 0 turns −0 into 0.
  return Number(value.toPrecision(DIGITS)) + 0
}

function periodOf(time: number, to: DateDetail): string {
  return dateText(time).slice(0, to === 'year' ? 4 : 7)
}
