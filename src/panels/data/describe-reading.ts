import type { Dialect } from '../../domain/profile.ts'
import type { Messages } from '../../messages/en.ts'
import { inTurn } from '../../messages/in-turn.ts'

/**
 * The line below the title of an open table: which file, which part of it, and what it is.
 * @param columns that were read
 */
export function describeReading(
  m: Messages,
  file: string,
  dialect: Dialect,
  columns: number,
): string {
  return inTurn(describeFile(m, file, dialect), ...describePortion(m, dialect, columns))
}

function describeFile(m: Messages, file: string, dialect: Dialect): string {
  const { parts, format } = dialect
  const source = parts === undefined ? file : m.data.partOf(file, parts.read)
  if (format !== undefined) return m.data.leadFormat(source, m.data.formats[format])
  const delimiter = m.data.delimiterName(dialect.delimiter)
  return m.data.lead(source, delimiter, dialect.encoding.toUpperCase())
}

/** One sentence for what was not read. */
function describePortion(m: Messages, { portion }: Dialect, columns: number): string[] {
  if (portion === undefined) return []
  const { sample, columnsInFile } = portion
  const { format } = m
  return [
    ...(sample
      ? [
          m.portion.sampled(
            format.percent(sample.percent / 100),
            format.count(sample.rowsInFile),
            format.plain(sample.seed),
          ),
        ]
      : []),
    ...(sample?.stratifyBy === undefined ? [] : [m.portion.stratified(sample.stratifyBy)]),
    ...(columnsInFile === undefined
      ? []
      : [m.portion.someColumns(format.count(columns), format.count(columnsInFile))]),
  ]
}
