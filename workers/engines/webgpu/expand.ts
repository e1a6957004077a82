const FOR = /^\s*\/\/for (\w+) < (\w+)$/
const IF = /^\s*\/\/if (\w+)$/
const ELSE = /^\s*\/\/else$/
const END = /^\s*\/\/end$/

/**
 * Writes the loops of a register tile out, because software adapters keep no array in registers:
 *
 *     //for q < QUADS
 *     var sum${q} = vec4f();
 *     //end
 *
 * stands for as many lines as `QUADS` says. Of `//if SHARING`, `//else` and `//end`, the lines between two of them
 * remain, by whether the number is 0. Names in `${}` elsewhere are replaced by their number.
 */
export function expand(source: string, numbers: Readonly<Record<string, number>>): string {
  const lines = source.split('\n')
  const written: string[] = []
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string
    const loop = FOR.exec(line)
    const choice = IF.exec(line)
    if (!loop && !choice) {
      written.push(
        line.replace(/\$\{(\w+)\}/g, (_, name: string) => String(numberOf(name, numbers))),
      )
      continue
    }
    const { middle, end } = partsOf(lines, i)
    const linesOf = (from: number, to: number) => lines.slice(from + 1, to).join('\n')
    if (loop) {
      const [, variable = '', limit = ''] = loop
      for (let value = 0; value < numberOf(limit, numbers); value++) {
        written.push(expand(linesOf(i, end), { ...numbers, [variable]: value }))
      }
    } else {
      const isChosen = numberOf(choice?.[1] ?? '', numbers) !== 0
      if (isChosen || middle < end) {
        written.push(expand(isChosen ? linesOf(i, middle) : linesOf(middle, end), numbers))
      }
    }
    i = end
  }
  return written.join('\n')
}

/** The line that ends what line `head` begins, and the one that begins its other half, if it has one. */
function partsOf(lines: readonly string[], head: number): { middle: number; end: number } {
  let open = 0
  let middle: number | undefined
  for (let i = head; i < lines.length; i++) {
    const line = lines[i] as string
    if (FOR.test(line) || IF.test(line)) open++
    if (ELSE.test(line) && open === 1) middle = i
    if (END.test(line) && --open === 0) return { middle: middle ?? i, end: i }
  }
  throw new Error(`nothing ends ${lines[head] ?? ''}`)
}

function numberOf(name: string, numbers: Readonly<Record<string, number>>): number {
  const value = /^\d+$/.test(name) ? Number(name) : numbers[name]
  if (value === undefined) throw new Error(`${name} has no number`)
  return value
}
