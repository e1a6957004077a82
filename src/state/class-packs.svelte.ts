import type { Experiment } from '../domain/experiment.ts'
import type { Failure } from '../domain/failure.ts'
import { plainFileStem } from '../domain/plain-file-name.ts'
import type { ClassPack } from '../protocol/archive-api.ts'
import type { TableSource } from '../protocol/table-source.ts'
import { ArchiveClient } from '../services/archive-client.ts'
import type { DataClient } from '../services/data-client.ts'
import { download } from '../services/downloads.ts'
import type { Classroom } from './classroom.svelte.ts'
import type { ClassroomSetup } from './classroom-setup.svelte.ts'
import type { Dataset } from './dataset.svelte.ts'
import type { Navigation } from './navigation.svelte.ts'
import type { Teaching } from './teaching.svelte.ts'

interface PackOpener {
  /** True where the rows are open now. */
  openTable(rows: TableSource): Promise<boolean>
  navigation: Pick<Navigation, 'go'>
}

/** Whether a file is called as class packs are. */
export function isPackName(name: string): boolean {
  return /\.terrarium-class$/i.test(name)
}

/** An exercise, and the rows that it is about, as one file. */
export class ClassPacks {
  readonly #archive = new ArchiveClient()
  readonly #data: DataClient
  readonly #dataset: Dataset
  readonly #classroom: Classroom
  readonly #teaching: Teaching
  readonly #setup: ClassroomSetup
  failure = $state.raw<Failure | undefined>()
  /** The table that may go along: where the exercise is about the open one. */
  table = $derived.by(() =>
    this.#classroom.document.classroom?.source ? undefined : this.#dataset.table,
  )

  constructor(
    data: DataClient,
    dataset: Dataset,
    classroom: Classroom,
    teaching: Teaching,
    setup: ClassroomSetup,
  ) {
    this.#data = data
    this.#setup = setup
    this.#dataset = dataset
    this.#classroom = classroom
    this.#teaching = teaching
  }

  async save(withRows: boolean): Promise<void> {
    this.failure = undefined
    const { exercise } = this.#teaching
    const { table } = this
    let pack: ClassPack = { experiment: exercise }
    if (withRows && table) {
      const rows = await this.#data.writeTable()
      if (!rows.ok) {
        this.failure = rows.failure
        return
      }
      const name = `${table.name.replace(/\.[^.]*$/, '')}.csv`
      pack = { experiment: withoutProtection(exercise), data: { name, blob: rows.value } }
    }
    const packed = await this.#archive.packClass(pack)
    if (!packed.ok) {
      this.failure = packed.failure
      return
    }
    const stem = plainFileStem(exercise.classroom?.name ?? '', 'exercise')
    download(packed.value, `${stem}.terrarium-class`)
  }

  /** Opens a pack: its rows as the table, and the classroom with its set-up. */
  async open(source: TableSource, opener: PackOpener): Promise<boolean> {
    const read = await this.#archive.unpackClass(source)
    this.failure = read.ok ? undefined : read.failure
    if (!read.ok) {
      opener.navigation.go('classroom')
      return false
    }
    const { data, experiment } = read.value
    if (data && !(await opener.openTable(tableOnly(data)))) return false
    const opened = this.#setup.take(experiment)
    opener.navigation.go('classroom')
    await opened
    return true
  }
}

/** Whatever the pack calls its rows: they are a table, and no project or pack of their own. */
function tableOnly({ name, blob }: TableSource): TableSource {
  return { name: /\.terrarium(-class)?$/i.test(name) ? `${name}.csv` : name, blob }
}

/** The rows that go along are written as they are protected: a second time would protect the protected. */
function withoutProtection(experiment: Experiment): Experiment {
  if (!experiment.columns) return experiment
  const columns = Object.entries(experiment.columns).map(([name, { privacy: _step, ...rest }]) => [
    name,
    rest,
  ])
  return { ...experiment, columns: Object.fromEntries(columns) as Experiment['columns'] & object }
}
