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
