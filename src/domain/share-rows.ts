import { permutation } from './random.ts'

/**
 * Shuffles rows into parts, class by class, so that every part has its share of every class.
 * @param classes per row number: its class, or 0 for all where classes do not matter; NaN: the row is left out
 * @param fractions share of each part; they may add up to less than 1
 * @returns per part, row numbers in no particular order
 */
export function shareRows(
  rows: Iterable<number>,
  classes: (row: number) => number,
  fractions: readonly number[],
  seed: number,
): number[][] {
  const ofClass = new Map<number, number[]>()
  for (const row of rows) {
    const key = classes(row)
    if (Number.isNaN(key)) continue
    const members = ofClass.get(key)
    if (members) members.push(row)
    else ofClass.set(key, [row])
  }
  const parts: number[][] = fractions.map(() => [])
  const behind = fractions.map(() => 0)
  for (const [key, members] of [...ofClass].sort(([a], [b]) => a - b)) {
    const order = permutation(seed, 'split', key, members.length)
    const sizes = partSizes(members.length, fractions, behind)
    let next = 0
    parts.forEach((part, p) => {
      const end = next + (sizes[p] as number)
      for (; next < end; next++) part.push(members[order[next] as number] as number)
    })
  }
  return parts
}

/**
 * Largest-remainder sizes of the parts of one class. Equal remainders go to the part that the classes before
 * left furthest behind its share, so that many small classes do not starve one part; a class that is there at
 * all has a row in the first part.
 * @param behind per part, exact share minus given rows so far; updated
 */
function partSizes(rows: number, fractions: readonly number[], behind: number[]): number[] {
  const exact = fractions.map((fraction) => fraction * rows)
  const sizes = exact.map((share) => Math.floor(share + 1e-9))
  const total = Math.min(rows, Math.round(exact.reduce((a, b) => a + b, 0)))
  const remainder = (p: number) => (exact[p] as number) - (sizes[p] as number)
  for (let left = total - sizes.reduce((a, b) => a + b, 0); left > 0; left--) {
    const neediest = sizes
      .map((_, p) => p)
      .reduce((a, b) => {
        const gap = remainder(b) - remainder(a)
        if (Math.abs(gap) > 1e-9) return gap > 0 ? b : a
        return (behind[b] as number) > (behind[a] as number) + 1e-9 ? b : a
      })
    sizes[neediest] = (sizes[neediest] as number) + 1
  }
  if (sizes[0] === 0 && rows > 0) {
    const largest = Math.max(...sizes.slice(1))
    const donor = sizes.lastIndexOf(largest)
    if (donor > 0 && largest > 0) sizes[donor] = largest - 1
    sizes[0] = 1
  }
  sizes.forEach((size, p) => {
    behind[p] = (behind[p] as number) + (exact[p] as number) - size
  })
  return sizes
}
