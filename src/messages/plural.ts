/** A formatted count with its noun: "1 input", "24 inputs". */
export function plural(count: string, one: string, more = `${one}s`): string {
  return `${count} ${count === '1' ? one : more}`
}
