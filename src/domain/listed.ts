const MOST_NAMES = 12
const MOST_LETTERS = 40

/** A few names in a row, for a sentence: long ones are cut, and so is a long list. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map(clipped)
  return [...shown, ...(names.length > MOST_NAMES ? ['…'] : [])].join(', ')
}

function clipped(name: string): string {
  const letters = Array.from(name)
  return letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS - 1).join('')}…` : name
}
