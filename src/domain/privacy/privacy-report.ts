import type { ColumnProfile, TableProfile } from '../profile.ts'
import type { ColumnKind } from '../table.ts'
import { cellText, isMissingText, type Column, type Table } from '../table.ts'
import { findPersonalData, isKnownByOthers, type PersonalData } from './personal-data.ts'

/** One column as it was read, and what its protection makes of it. */
export interface ColumnPrivacy {
  name: string
  /** Of what was read. */
  kind: ColumnKind
  /** Typical width of a band of its numbers; of other kinds absent. */
  band?: number
  personal?: PersonalData
  /** Others may know it of a person. */
  knownByOthers: boolean
  /** Three different cells; `after` null where the column is left out. */
  examples: { before: string; after: string | null }[]
}

const SAMPLE = 5000
/** Of a table with very many columns fewer cells of each are looked at. */
const MOST_CELLS = 2_000_000
const LEAST_SAMPLE = 200
const EXAMPLES = 3
/** Bands of a number column, about. */
const BANDS = 8

/** Looks for personal data: once per table, in at most 5,000 cells of each column at equal distances. */
export function findPrivacy(read: Table, profile: TableProfile): Omit<ColumnPrivacy, 'examples'>[] {
  const ofEach = Math.floor(MOST_CELLS / Math.max(1, read.columns.length))
  const sample = Math.max(LEAST_SAMPLE, Math.min(SAMPLE, ofEach))
  const step = Math.max(1, Math.ceil(read.rows / sample))
  return read.columns.flatMap((column, index) => {
    const described = profile.columns[index]
    if (!described) return []
    const { name, kind } = described
    const personal = findPersonalData(described, sampleOf(column, read.rows, step))
    const band = bandOf(described)
    return [
      {
        name,
        kind,
        ...(band !== undefined && { band }),
        ...(personal && { personal }),
        knownByOthers: isKnownByOthers(name),
      },
    ]
  })
}

/** Three different cells of each column before and after. */
export function examplesOf(
  column: Column,
  written: Column | undefined,
  rows: number,
): ColumnPrivacy['examples'] {
  const seen = new Set<string>()
  const examples: ColumnPrivacy['examples'] = []
  for (let row = 0; row < Math.min(rows, SAMPLE) && examples.length < EXAMPLES; row++) {
    const before = cellText(column, row).trim()
    if (isMissingText(before) || seen.has(before)) continue
    seen.add(before)
    examples.push({ before, after: written ? cellText(written, row) : null })
  }
  return examples
}

function sampleOf(column: Column, rows: number, step: number): string[] {
  const texts: string[] = []
  for (let row = 0; row < rows; row += step) {
    const text = cellText(column, row).trim()
    if (!isMissingText(text)) texts.push(text)
  }
  return texts
}

/** 1, 2, 5 or 10 times a power of ten. */
function bandOf({ number }: ColumnProfile): number | undefined {
  if (!number || number.max <= number.min) return undefined
  const wanted = (number.max - number.min) / BANDS
  const power = 10 ** Math.floor(Math.log10(wanted))
  const width = [1, 2, 5, 10].map((step) => step * power).find((step) => step >= wanted * 0.999)
  const round = Number((width ?? wanted).toPrecision(3))
  return number.integer ? Math.max(2, Math.round(round)) : round
}
