import { compareCodePoints } from '../../src/domain/code-point-order.ts'
import { choiceFor, markersOf } from '../../src/domain/column-choice.ts'
import { columnSpread } from '../../src/domain/column-spread.ts'
import { CsvWriter } from '../../src/domain/csv-text.ts'
import type { ColumnChoice } from '../../src/domain/experiment.ts'
import {
  profileProtected,
  type ProtectedProfile,
} from '../../src/domain/privacy/profile-protected.ts'
import { countUniqueRows, type RowGroups } from '../../src/domain/privacy/count-unique-rows.ts'
import {
  examplesOf,
  findPrivacy,
  type ColumnPrivacy,
} from '../../src/domain/privacy/privacy-report.ts'
import type { Pseudonym } from '../../src/domain/privacy/pseudonyms.ts'
import type { DecimalMark } from '../../src/domain/number-format.ts'
import type { TableProfile, TableWarning } from '../../src/domain/profile.ts'
import { fail, ok, type Result } from '../../src/domain/result.ts'
import { cellText, isMissingText, recordTexts, type Table } from '../../src/domain/table.ts'
import type { ColumnSpread } from '../../src/protocol/data-api.ts'
import { FrameViews } from './frame/frame-views.ts'
import type { FrameSource, TableFrame } from './frame/table-frame.ts'

type Choices = Record<string, ColumnChoice>

/** How a danfojs frame is made of a table; `tableFrame`, unless a test takes the frame away. */
export type FrameMaker = (table: Pick<Table, 'rows'>, sources: FrameSource[]) => TableFrame

/** What reading had to say about a table, and the person about its numbers. */
export interface FoundInReading {
  warnings: TableWarning[]
  decimal: DecimalMark | undefined
}

/** A table as it was read, with what follows from the person's choices about its columns. */
export class OpenTable {
  readonly #read: Table
  readonly #found: FoundInReading
  readonly #makeFrame: FrameMaker
  #choices: Choices = {}
  #profiled: ProtectedProfile
  #pseudonym: Pseudonym | undefined
  /** The profile made last for an experiment, which may choose otherwise than the person did so far. */
  #latest: { key: string; profiled: ProtectedProfile } | undefined
  #views: FrameViews | undefined
  /** As read, before anything was chosen. */
  readonly #original: TableProfile
  #personal: ReturnType<typeof findPrivacy> | undefined

  private constructor(
    read: Table,
    found: FoundInReading,
    makeFrame: FrameMaker,
    profiled: ProtectedProfile,
    pseudonym: Pseudonym | undefined,
  ) {
    this.#read = read
    this.#found = found
    this.#makeFrame = makeFrame
    this.#profiled = profiled
    this.#pseudonym = pseudonym
    this.#original = profiled.profile
  }

  /**
   * Profiles what was read; fails as `profileTable` does.
   * @param pseudonym under the person's key, once there is one
   */
  static of(
    read: Table,
    found: FoundInReading,
    makeFrame: FrameMaker,
    pseudonym?: Pseudonym,
  ): Result<OpenTable> {
    const profiled = profileProtected(read, {}, found, pseudonym)
    if (!profiled.ok) return profiled
    return ok(new OpenTable(read, found, makeFrame, profiled.value, pseudonym))
  }

  get profile(): TableProfile {
    return this.#profiled.profile
  }

  /** The protected table, as it is written out. */
  get written(): Table {
    return this.#profiled.written
  }

  /** Rough size of the cells, for "not enough memory". */
  get bytes(): number {
    return this.#read.rows * this.#read.columns.length * 8
  }

  /** Takes other kinds and missing markers from now on; if they do not fit, the former ones stay. */
  choose(choices: Choices): Result<TableProfile> {
    const profiled = this.profiledFor(choices)
    if (!profiled.ok) return profiled
    this.#choices = choices
    this.#profiled = profiled.value
    this.#views = undefined
    return ok(profiled.value.profile)
  }

  /** Makes pseudonyms in another way from now on; undefined: their columns are left out. */
  pseudonymise(pseudonym: Pseudonym | undefined): Result<TableProfile> {
    const former = this.#pseudonym
    this.#pseudonym = pseudonym
    this.#latest = undefined
    const profiled = this.#profile(this.#choices)
    if (!profiled.ok) {
      this.#pseudonym = former
      return profiled
    }
    this.#profiled = profiled.value
    this.#views = undefined
    return ok(profiled.value.profile)
  }

  /** The table under an experiment's choices; only a change of kinds or markers costs a pass over the rows. */
  profiledFor(choices: Choices): Result<ProtectedProfile> {
    const key = choicesKey(choices)
    if (key === choicesKey(this.#choices)) return ok(this.#profiled)
    if (this.#latest?.key === key) return ok(this.#latest.profiled)
    const profiled = this.#profile(choices)
    if (profiled.ok) this.#latest = { key, profiled: profiled.value }
    return profiled
  }

  /** Made when first asked for: the command line and scripts never need the frame. */
  views(): FrameViews {
    if (this.#views) return this.#views
    const { table, profile } = this.#profiled
    const sources = table.columns.map((column, index) => ({
      column,
      kind: profile.columns[index]?.kind ?? 'category',
      missing: this.#markers(column.name),
    }))
    this.#views = new FrameViews(this.#makeFrame(table, sources))
    return this.#views
  }

  spread(target: string, positive: string | undefined): ColumnSpread[] {
    const { table, profile } = this.#profiled
    return columnSpread(table, profile, target, positive, this.#choices)
  }

  /** Looked for when first asked for. */
  privacy(): ColumnPrivacy[] {
    this.#personal ??= findPrivacy(this.#read, this.#original)
    const { written } = this.#profiled
    const after = new Map(written.columns.map((column) => [column.name, column]))
    const before = new Map(this.#read.columns.map((column) => [column.name, column]))
    return this.#personal.map((column) => {
      const read = before.get(column.name)
      const examples = read ? examplesOf(read, after.get(column.name), this.#read.rows) : []
      return { ...column, examples }
    })
  }

  uniqueRows(columns: readonly string[]): { before: RowGroups; after: RowGroups } {
    return {
      before: countUniqueRows(this.#read, columns),
      after: countUniqueRows(this.#profiled.written, columns),
    }
  }

  /**
   * RFC 4180 CSV with the header, of the protected table; else text exactly as read, that of unreadable records too;
   * missing cells empty.
   */
  csv(): Blob {
    const writer = new CsvWriter()
    const { written } = this.#profiled
    const names = written.columns.map(({ name }) => name)
    const markers = names.map((name) => this.#markers(name))
    writer.add(names)
    for (let row = 0; row < written.rows; row++) {
      const texts = recordTexts(written, row)
      writer.add(texts.map((text, i) => (isMissingText(text, markers[i]) ? '' : text)))
    }
    return new Blob([...writer.parts()], { type: 'text/csv' })
  }

  /** Texts of one row by column name, null where missing; fails with `rowOutside`. */
  row(row: number): Result<Record<string, string | null>> {
    const { rows, columns } = this.#profiled.written
    if (!Number.isInteger(row) || row < 0 || row >= rows) return fail('rowOutside', { row, rows })
    const cells = columns.map((column): [string, string | null] => {
      const text = cellText(column, row)
      return [column.name, isMissingText(text, this.#markers(column.name)) ? null : text]
    })
    // `fromEntries` keeps a column named `__proto__`, which an assignment would lose.
    return ok(Object.fromEntries(cells))
  }

  #profile(choices: Choices): Result<ProtectedProfile> {
    return profileProtected(this.#read, choices, this.#found, this.#pseudonym)
  }

  #markers(name: string): readonly string[] {
    return markersOf(choiceFor(this.#choices, name))
  }
}

/** Equal for choices that give the same profile; roles do not matter to it. */
function choicesKey(choices: Choices): string {
  const relevant = Object.entries(choices)
    .map(([name, { role: _role, ...rest }]): [string, object] => [name, rest])
    .filter(([, rest]) => Object.keys(rest).length > 0)
    .map(([name, rest]) => [name, Object.entries(rest).sort(([a], [b]) => compareCodePoints(a, b))])
  return JSON.stringify(relevant.sort(([a], [b]) => compareCodePoints(String(a), String(b))))
}
