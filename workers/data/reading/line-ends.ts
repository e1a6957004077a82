/** The two line ends that a tokeniser for LF does not know. */
const OTHER_ENDS = /\r\n?/g

/** Kinds of line ends that were met outside quotes. */
export type LineEnd = 'LF' | 'CRLF' | 'CR'

/**
 * Turns CRLF and CR outside quoted cells into LF; quoted cells keep theirs. What opens and closes a quoted cell is
 * as in PapaParse: a quote at the start of a cell; a quote, doubled ones apart, that only white space separates from
 * the cell's end.
 *
 * @param text begins at the start of a record
 * @param seen receives the kinds that were met
 */
export function normalisedLineEnds(
  text: string,
  delimiter: string,
  quote: string,
  seen: Set<LineEnd>,
): string {
  if (!text.includes('\r')) return text
  const parts: string[] = []
  let from = 0
  while (from < text.length) {
    const opening = openingQuote(text, from, delimiter, quote)
    parts.push(normalisedOutside(text.slice(from, opening), seen))
    if (opening === text.length) break
    const end = endOfQuoted(text, opening, delimiter, quote)
    parts.push(text.slice(opening, end))
    from = end
  }
  return parts.join('')
}

function normalisedOutside(text: string, seen: Set<LineEnd>): string {
  if (!text.includes('\r')) {
    if (text.includes('\n')) seen.add('LF')
    return text
  }
  if (text.includes('\r\n')) seen.add('CRLF')
  if (/\r(?!\n)/.test(text)) seen.add('CR')
  if (/(?<!\r)\n/.test(text)) seen.add('LF')
  return text.replace(OTHER_ENDS, '\n')
}

/** Position of the next quote that stands at the start of a cell; the text's length if there is none. */
function openingQuote(text: string, from: number, delimiter: string, quote: string): number {
  let at = text.indexOf(quote, from)
  while (at > 0) {
    const before = text[at - 1]
    if (before === delimiter || before === '\n' || before === '\r') return at
    at = text.indexOf(quote, at + 1)
  }
  return at < 0 ? text.length : at
}

/** Position after the quote that closes the cell; the text's length if it is not closed. */
function endOfQuoted(text: string, opening: number, delimiter: string, quote: string): number {
  let at = text.indexOf(quote, opening + 1)
  while (at >= 0) {
    if (text[at + 1] === quote) at = text.indexOf(quote, at + 2)
    else if (endsCell(text, at + 1, delimiter)) return at + 1
    else at = text.indexOf(quote, at + 1)
  }
  return text.length
}

function endsCell(text: string, from: number, delimiter: string): boolean {
  for (let i = from; i < text.length; i++) {
    const character = text[i] ?? ''
    if (character === delimiter || character === '\n' || character === '\r') return true
    if (character.trim() !== '') return false
  }
  return true
}
