import { type Result } from '../../domain/result.ts'
import type { Db, Reading, StoreName, Writing } from './tables.ts'

/** Begins a transaction that reads. */
export function reading(db: Db, stores: StoreName[]): Reading {
  const tx = db.transaction(stores, 'readonly')
  // What fails is told by the request that fails; nobody waits for the end of a reading besides.
  tx.done.catch(() => undefined)
  return tx
}

/**
 * Runs one transaction that writes. All of it is kept or, if anything in it fails or `use` returns a failure, nothing.
 * Within it nothing but the database may be waited for.
 * @param durability `strict` for what a person asked for: it is on the disk when this resolves
 * @throws what the browser refused
 */
export async function writing<Value>(
  db: Db,
  stores: StoreName[],
  durability: 'strict' | 'default',
  use: (tx: Writing) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const tx = db.transaction(stores, 'readwrite', { durability })
  const ended = tx.done.then(
    () => undefined,
    (error: unknown) => error,
  )
  let result: Result<Value>
  try {
    result = await use(tx)
    if (!result.ok) giveUp(tx)
  } catch (error) {
    giveUp(tx)
    throw cause(await ended, error)
  }
  const error = await ended
  if (result.ok && error instanceof DOMException) throw error
  return result
}

/** A failed request may know only that its transaction was aborted; the transaction then knows why. */
export function cause(ofTransaction: unknown, ofRequest: unknown): unknown {
  const isKnown = ofTransaction instanceof DOMException && ofTransaction.name !== 'AbortError'
  return isKnown ? ofTransaction : ofRequest
}

export function giveUp(tx: { abort(): void }): void {
  try {
    tx.abort()
  } catch {
    // The browser already did.
  }
}
