/** Small choices of this person on this browser; losing them is harmless, so a blocked storage is ignored. */
export function readPreference(key: string): string | null {
  try {
    return localStorage.getItem(`terrarium.${key}`)
  } catch {
    return null
  }
}

export function writePreference(key: string, value: string): void {
  try {
    localStorage.setItem(`terrarium.${key}`, value)
  } catch {
    // Private windows may refuse; the choice then lasts until the page is closed.
  }
}
