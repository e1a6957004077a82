import type { Failure } from '../domain/failure.ts'
import type { ProjectSummary } from '../domain/project/project.ts'
import type { Result } from '../domain/result.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import type { ArchiveContent, ProjectContent } from '../protocol/archive-api.ts'
import type { TableSource } from '../protocol/table-source.ts'
import { ArchiveClient } from '../services/archive-client.ts'
import { download, fileStem } from '../services/downloads.ts'
import type { BrowserStore } from '../services/store/browser-store.ts'
import {
  collectProject,
  type OmittedRuns,
  storeProject,
} from '../services/store/project-archive.ts'
import { askForPersistence } from '../services/store/usage.ts'

export interface TakingOptions {
  /** Seals the file; absent: anybody can read it. */
  passphrase?: string
  /** The rows of a project's table go along. */
  withRows: boolean
}

/** Models and projects as files: what leaves this browser, and what comes into it. */
export class TakeAlong {
  readonly #archive = new ArchiveClient()
  readonly #store: BrowserStore
  /** Browsers offer encryption at secure addresses only. */
  readonly canSeal = (globalThis.crypto as { subtle?: SubtleCrypto }).subtle !== undefined
  /** What is about to be saved as a file, so that the person can look at what it holds. */
  content = $state.raw<ArchiveContent | undefined>()
  /** Runs of the project that the file will not hold. */
  omitted = $state.raw<OmittedRuns | undefined>()
  /** Why its rows, though they were kept, cannot go along. */
  rowsFailure = $state.raw<Failure | undefined>()
  /** A file that came without its passphrase. */
  sealed = $state.raw<TableSource | undefined>()
  failure = $state.raw<Failure | undefined>()
  busy = $state(false)

  constructor(store: BrowserStore) {
    this.#store = store
  }

  offerModel(model: TrainedModel): void {
    this.failure = undefined
    this.omitted = undefined
    this.rowsFailure = undefined
    this.content = { kind: 'model', model }
  }

  /** @returns why it cannot be */
  async offerProject({ id }: Pick<ProjectSummary, 'id'>): Promise<Failure | undefined> {
    this.failure = undefined
    const collected = await collectProject(this.#store, id)
    if (!collected.ok) return collected.failure
    this.content = collected.value.content
    this.omitted = collected.value.omitted
    this.rowsFailure = collected.value.rowsFailure
    return undefined
  }

  /** Makes the file of what is offered and hands it to the browser; `failure` says why not. */
  async save({ passphrase, withRows }: TakingOptions): Promise<void> {
    const { content } = this
    if (content === undefined || this.busy) return
    this.busy = true
    const written = withRows || content.kind === 'model' ? content : withoutRows(content)
    const packed = await this.#archive.pack(written, passphrase)
    this.busy = false
    this.failure = packed.ok ? undefined : packed.failure
    if (!packed.ok) return
    const name = content.kind === 'model' ? content.model.name : content.project.name
    download(packed.value, `${fileStem(name, content.kind)}.terrarium`)
    this.content = undefined
  }

  /** Reads a file. One that is sealed waits in `sealed` for its passphrase: call again with it. */
  async read(source: TableSource, passphrase?: string): Promise<Result<ArchiveContent>> {
    this.failure = undefined
    this.busy = true
    const read = await this.#archive.unpack(source, passphrase)
    this.busy = false
    const code = read.ok ? undefined : read.failure.code
    this.sealed = code === 'passphraseNeeded' || code === 'passphraseWrong' ? source : undefined
    if (!read.ok && code !== 'passphraseNeeded') this.failure = read.failure
    return read
  }

  /** @returns the id of a new project with all of this */
  async store(content: ProjectContent, name: string): Promise<Result<string>> {
    const stored = await storeProject(this.#store, content, name)
    if (!stored.ok) this.failure = stored.failure
    else await askForPersistence()
    return stored
  }
}

function withoutRows({ data: _, ...content }: ProjectContent): ProjectContent {
  return content
}
