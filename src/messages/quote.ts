const MOST_LETTERS = 60

/** A name or value from a file, in quotation marks: on one line, and cut if it is long. */
export function quote(text: string): string {
  return `“${clip(text, MOST_LETTERS)}”`
}

/** On one line and at most `most` letters long. */
export function clip(text: string, most: number): string {
  // Cut roughly first: a cell may be as long as a file. A letter takes at most two units.
  const letters = Array.from(text.slice(0, 4 * most).replace(/\s+/g, ' '))
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : letters.join('')
}
