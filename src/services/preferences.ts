let keeps = true
const forgetters = new Set<() => void>()

/**
 * From now on nothing is read or kept on this browser: for a page inside somebody else's, which calls it before all
 * else, and for a person who wants that.
 */
export function keepNothing(): void {
  keeps = false
}

export function keepAgain(): void {
  keeps = true
}

/** What is held in memory of a preference, and would be written back, goes by this when all preferences do. */
export function whenForgotten(forget: () => void): void {
  forgetters.add(forget)
}

/** Everything is being erased, here or in another tab. */
export function forgetPreferences(): void {
  for (const forget of forgetters) forget()
}

/** Small choices of this person on this browser; losing them is harmless, so a blocked storage is ignored. */
export function readPreference(key: string): string | null {
  if (!keeps) return null
  try {
    return localStorage.getItem(`terrarium.${key}`)
  } catch {
    return null
  }
}

export function writePreference(key: string, value: string): void {
  if (!keeps) return
  try {
    localStorage.setItem(`terrarium.${key}`, value)
  } catch {
    // Private windows may refuse; the choice then lasts until the page is closed.
  }
}
