const KEY = 'terrarium.project'

/** Which project this tab has open, so that a reload opens it again. A refused storage is ignored. */
export function rememberProject(id: string | undefined): void {
  try {
    if (id === undefined) sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, id)
  } catch {
    // The person then opens it from the list.
  }
}

export function rememberedProject(): string | undefined {
  try {
    return sessionStorage.getItem(KEY) ?? undefined
  } catch {
    return undefined
  }
}
