/** Missing on plain HTTP. */
function manager(): StorageManager | undefined {
  return (navigator as { storage?: StorageManager }).storage
}

/** Bytes that this origin takes in the browser, as the browser counts them; undefined: it does not say. */
export async function storedBytes(): Promise<number | undefined> {
  try {
    return (await manager()?.estimate())?.usage
  } catch {
    return undefined
  }
}

/** Whether the browser promises to clear nothing by itself; undefined: it does not say. */
export async function isPersistent(): Promise<boolean | undefined> {
  try {
    return await manager()?.persisted()
  } catch {
    return undefined
  }
}

/** Asks the browser for that promise. Chromium asks nobody, others may ask the person. */
export async function askToPersist(): Promise<boolean> {
  try {
    return (await manager()?.persist()) ?? false
  } catch {
    return false
  }
}

const KEEP = 'keep'
const NOTHING = 'nothing'

/** The address asks for a tab that keeps nothing: `?keep=nothing`. A reload then does not forget it. */
export function addressKeepsNothing(): boolean {
  return new URLSearchParams(location.search).get(KEEP) === NOTHING
}

/** Writes into the address whether this tab keeps anything. */
export function setAddressKeepsNothing(isOn: boolean): void {
  const url = new URL(location.href)
  if (isOn) url.searchParams.set(KEEP, NOTHING)
  else url.searchParams.delete(KEEP)
  history.replaceState(history.state, '', url)
}
