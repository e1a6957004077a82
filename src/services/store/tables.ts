import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb'
import type { ModelSummary } from '../../domain/project/model-summary.ts'
import type { ProjectSummary } from '../../domain/project/project.ts'
import type { RunRecord } from '../../domain/project/run-record.ts'

/**
 * Where a row stands in its list: 0 shown, 1 kept by itself only, 2 deleted, 3 arriving from a file and not whole yet;
 * then what the list is sorted by.
 */
export type Place = [state: 0 | 1 | 2 | 3, order: number]

/** What counts runs and models is counted when it is shown. */
export type ProjectRow = Omit<ProjectSummary, 'runs' | 'models'> & { place: Place }
export type ModelRow = ModelSummary & { place: Place }
export type RunRow = RunRecord & { place: Place }

/** The newest complete generation of an owner, and the one before it. */
export interface Head {
  owner: string
  generation: number
  previous?: number
  /** `generation` was found damaged; `previous` is whole. */
  isDamaged?: true
}

export interface Manifest {
  owner: string
  generation: number
  /** Format version of `document`'s own kind is inside it; this one is of the manifest. */
  version: 1
  /** JSON, and its SHA-256. */
  document: string
  documentSha256: string
  arrays: { name: string; bytes: number; chunks: { bytes: number; sha256: string }[] }[]
  /** Of everything. */
  bytes: number
  /** Of the app that wrote it. */
  build: string
  savedAt: number
}

export interface TerrariumDb extends DBSchema {
  projects: { key: string; value: ProjectRow; indexes: { place: [Place, string] } }
  models: {
    key: string
    value: ModelRow
    indexes: { place: [Place, string]; project: [string, Place, string]; lineage: string }
  }
  runs: {
    key: string
    value: RunRow
    indexes: { project: [string, Place, string]; status: string }
  }
  heads: { key: string; value: Head }
  generations: { key: [string, number]; value: Manifest }
  /** Key: owner, generation, name of the array, number of the chunk. */
  chunks: { key: [string, number, string, number]; value: ArrayBuffer | Blob }
}

export type Db = IDBPDatabase<TerrariumDb>
export type StoreName = StoreNames<TerrariumDb>
/** A transaction that reads. */
export type Reading = IDBPTransaction<TerrariumDb, StoreName[]>
/** A transaction that writes. */
export type Writing = IDBPTransaction<TerrariumDb, StoreName[], 'readwrite'>
/** The one that upgrades. */
export type Upgrading = IDBPTransaction<TerrariumDb, StoreName[], 'versionchange'>
