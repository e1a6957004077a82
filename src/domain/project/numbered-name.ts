/** The longest name of a project, in characters. */
const LONGEST_NAME = 200

/** A name that nothing has yet: "customers", else "customers 2", "customers 3" and so on. */
export function numberedName(wanted: string, taken: ReadonlySet<string>): string {
  const name = wanted.trim().slice(0, LONGEST_NAME - 6)
  if (!taken.has(name)) return name
  let number = 2
  while (taken.has(`${name} ${number}`)) number += 1
  return `${name} ${number}`
}

/** What a project is called after its file: "customers" for `customers.csv.gz`. */
export function nameOfFile(file: string): string {
  const stem = file.replace(/(\.[a-z0-9]{1,8}){1,2}$/i, '').trim()
  return stem === '' ? file : stem
}
