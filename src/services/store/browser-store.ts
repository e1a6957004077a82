import { CheckpointStore } from './checkpoint-store.ts'
import { DataStore } from './data-store.ts'
import { Database, type DatabaseWatcher } from './database.ts'
import { ModelStore } from './model-store.ts'
import { ProjectStore } from './project-store.ts'
import { RunStore } from './run-store.ts'

/** Everything that this browser keeps, over one connection. */
export class BrowserStore {
  readonly database: Database
  readonly projects: ProjectStore
  readonly models: ModelStore
  readonly runs: RunStore
  readonly checkpoints: CheckpointStore
  readonly data: DataStore

  constructor(watcher?: DatabaseWatcher) {
    this.database = new Database(undefined, watcher)
    this.projects = new ProjectStore(this.database)
    this.models = new ModelStore(this.database)
    this.runs = new RunStore(this.database)
    this.checkpoints = new CheckpointStore(this.database)
    this.data = new DataStore(this.database)
  }
}
