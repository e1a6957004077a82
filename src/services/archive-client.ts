import type { Result } from '../domain/result.ts'
import type { ArchiveApi, ArchiveContent, ClassPack } from '../protocol/archive-api.ts'
import type { TableSource } from '../protocol/table-source.ts'
import { startWorker } from './start-worker.ts'
import { WorkerClient } from './worker-client.ts'

/** The worker that packs and unpacks files, as the page sees it: every call ends, with a value or with a failure. */
export class ArchiveClient {
  readonly #worker = new WorkerClient<ArchiveApi>('archive', () =>
    startWorker(
      (Worker) =>
        new Worker(new URL('../../workers/archive/archive.worker.ts', import.meta.url), {
          type: 'module',
          name: 'archive',
        }),
    ),
  )

  /** The content stays as it is. */
  pack(content: ArchiveContent, passphrase?: string): Promise<Result<Blob>> {
    return this.#once(() => this.#worker.call((api) => api.pack(content, passphrase)))
  }

  unpack(source: TableSource, passphrase?: string): Promise<Result<ArchiveContent>> {
    return this.#once(() => this.#worker.call((api) => api.unpack(source, passphrase)))
  }

  packClass(pack: ClassPack): Promise<Result<Blob>> {
    return this.#once(() => this.#worker.call((api) => api.packClass(pack)))
  }

  unpackClass(source: TableSource): Promise<Result<ClassPack>> {
    return this.#once(() => this.#worker.call((api) => api.unpackClass(source)))
  }

  /** Files come and go seldom: between them the worker's memory is given back. */
  async #once<Value>(work: () => Promise<Value>): Promise<Value> {
    try {
      return await work()
    } finally {
      this.#worker.terminate()
    }
  }
}
