import type { Dialect } from '../../domain/profile.ts'
import type { Messages } from '../../messages/en.ts'

/** The line below the title of an open table: which file, which part of it, and what it is. */
export function describeReading(m: Messages, file: string, dialect: Dialect): string {
  const { parts, format } = dialect
  const source = parts === undefined ? file : m.data.partOf(file, parts.read)
  if (format !== undefined) return m.data.leadFormat(source, m.data.formats[format])
  const delimiter = m.data.delimiterName(dialect.delimiter)
  return m.data.lead(source, delimiter, dialect.encoding.toUpperCase())
}
