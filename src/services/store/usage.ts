import { ok, type Result } from '../../domain/result.ts'
import type { Database } from './database.ts'
import type { ProjectRow } from './tables.ts'
import { reading } from './transactions.ts'

/** What this browser keeps of Terrarium. */
export interface StorageUsage {
  /** Bytes of all projects, those in the trash included. */
  projects: number
  /** Those that take most of it, the largest first: a few. */
  largest: readonly ProjectRow[]
  /** Bytes of everything on this origin, as the browser says; undefined where it does not. */
  origin: number | undefined
  /** The browser has promised to clear it only when the person says so; undefined where it makes no such promise. */
  persistent: boolean | undefined
}

/** So many projects are named. */
const LARGEST = 5

/** Missing on plain HTTP, and in part in older browsers. */
type Manager = Partial<Pick<StorageManager, 'estimate' | 'persisted' | 'persist'>>

function manager(): Manager {
  return (navigator as { storage?: Manager }).storage ?? {}
}

export function readUsage(database: Database): Promise<Result<StorageUsage>> {
  return database.attempt(async (db) => {
    const rows = await reading(db, ['projects']).objectStore('projects').getAll()
    const projects = rows.reduce((sum, { bytes }) => sum + bytes, 0)
    const largest = rows.sort((a, b) => b.bytes - a.bytes).slice(0, LARGEST)
    const storage = manager()
    const estimate = await storage.estimate?.()
    return ok({
      projects,
      largest,
      origin: estimate?.usage,
      persistent: await storage.persisted?.(),
    })
  })
}

/**
 * Asks the browser not to clear what is kept by itself. Chromium decides without a word, others may ask the person: so
 * ask after a save that the person wanted.
 * @returns whether it promised; undefined where it makes no such promise
 */
export async function askForPersistence(): Promise<boolean | undefined> {
  return manager().persist?.()
}
