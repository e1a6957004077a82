import type { Page } from '@playwright/test'

/** The keys of everything that the page's database holds. */
export function storedKeys(page: Page): Promise<Record<string, IDBValidKey[]>> {
  return page.evaluate(async () => {
    const asked = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result)
        }
        request.onerror = () => {
          reject(new Error(request.error?.message))
        }
      })
    const db = await asked(indexedDB.open('terrarium'))
    const keys: Record<string, IDBValidKey[]> = {}
    for (const name of db.objectStoreNames) {
      keys[name] = await asked(db.transaction(name).objectStore(name).getAllKeys())
    }
    db.close()
    return keys
  })
}
