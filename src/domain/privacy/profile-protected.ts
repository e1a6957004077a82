import { choiceFor } from '../column-choice.ts'
import type { ColumnChoice } from '../experiment.ts'
import type { DecimalMark } from '../number-format.ts'
import { profileTable, type ProfiledTable } from '../profile-table.ts'
import type { TableWarning } from '../profile.ts'
import { ok, type Result } from '../result.ts'
import type { Table } from '../table.ts'
import type { Protection } from './privacy-step.ts'
import { protectTable } from './protect-table.ts'
import type { Pseudonym } from './pseudonyms.ts'

export interface ProtectedProfile extends ProfiledTable {
  /** The protected table before its columns were stored as their kinds want it: what is written out again. */
  written: Table
}

/** What reading found out about the whole. */
interface FoundBefore {
  warnings: TableWarning[]
  decimal?: DecimalMark | undefined
}

/**
 * Profiles a table after its columns have been protected, and says which are how. A pseudonym numbers somebody: its
 * column is an id. Fails as `protectTable` and `profileTable` do.
 * @param pseudonym absent: columns to be pseudonymised are left out
 */
export function profileProtected(
  read: Table,
  choices: Record<string, ColumnChoice>,
  { warnings, decimal }: FoundBefore,
  pseudonym: Pseudonym | undefined,
): Result<ProtectedProfile> {
  const safe = protectTable(read, choices, pseudonym)
  if (!safe.ok) return safe
  const { table: written, protections, withheld } = safe.value
  const adapted = Array.from(protections, ([name, protection]): [string, ColumnChoice] => [
    name,
    choiceAfter(choiceFor(choices, name), protection),
  ])
  const profiled = profileTable(
    written,
    adapted.length === 0 ? choices : Object.fromEntries([...Object.entries(choices), ...adapted]),
    warnings,
    decimal,
  )
  if (!profiled.ok) return profiled
  const { profile, table } = profiled.value
  const columns = profile.columns.map((column) => {
    const protection = protections.get(column.name)
    if (protection === undefined) return column
    const role = protection.kind === 'pseudonym' ? 'id' : column.role
    return { ...column, role, protection }
  })
  return ok({
    written,
    table,
    profile: { ...profile, columns, ...(withheld.length > 0 && { withheld }) },
  })
}

/** What was chosen for the original texts says nothing about those that stand for them. */
function choiceAfter(
  { numberFormat: _numbers, dateFormat: _dates, kind, ...rest }: ColumnChoice,
  protection: Protection,
): ColumnChoice {
  if (protection.kind === 'mask') {
    return kind === 'text' || kind === 'category' ? { ...rest, kind } : rest
  }
  if (protection.kind !== 'date') return { ...rest, kind: 'category' }
  if (kind === 'category') return { ...rest, kind }
  return protection.to === 'year' ? rest : { ...rest, kind: 'date' }
}
