const HEAD = /^\s*\/\/for (\w+) < (\w+)$/
const END = /^\s*\/\/end$/

/**
 * Writes the loops of a register tile out, because software adapters keep no array in registers:
 *
 *     //for q < QUADS
 *     var sum${q} = vec4f();
 *     //end
 *
 * stands for as many lines as `QUADS` says. Names in `${}` elsewhere are replaced by their number.
 */
export function expand(source: string, numbers: Readonly<Record<string, number>>): string {
  const lines = source.split('\n')
  const written: string[] = []
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string
    const head = HEAD.exec(line)
    if (!head) {
      written.push(
        line.replace(/\$\{(\w+)\}/g, (_, name: string) => String(numberOf(name, numbers))),
      )
      continue
    }
    const [, variable = '', limit = ''] = head
    const end = endOf(lines, i)
    const body = lines.slice(i + 1, end).join('\n')
    for (let value = 0; value < numberOf(limit, numbers); value++) {
      written.push(expand(body, { ...numbers, [variable]: value }))
    }
    i = end
  }
  return written.join('\n')
}

/** The line that ends the loop which line `head` begins. */
function endOf(lines: readonly string[], head: number): number {
  let open = 0
  for (let i = head; i < lines.length; i++) {
    if (HEAD.test(lines[i] as string)) open++
    if (END.test(lines[i] as string) && --open === 0) return i
  }
  throw new Error(`nothing ends ${lines[head] ?? ''}`)
}

function numberOf(name: string, numbers: Readonly<Record<string, number>>): number {
  const value = /^\d+$/.test(name) ? Number(name) : numbers[name]
  if (value === undefined) throw new Error(`${name} has no number`)
  return value
}
