/** 128 random bits as hex digits. (`crypto.randomUUID` is missing on plain HTTP.) */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** For copies: a new id for each one before, and the same whenever it is asked for again. */
export function newIds(): (before: string) => string {
  const ids = new Map<string, string>()
  return (before) => {
    const id = ids.get(before) ?? newId()
    ids.set(before, id)
    return id
  }
}
