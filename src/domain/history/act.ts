/** The page that a change is made on. */
export type ChangePage = 'data' | 'prepare' | 'train' | 'evaluate' | 'models' | 'projects'

const PAGES: Record<string, ChangePage> = {
  preparation: 'prepare',
  split: 'prepare',
  network: 'train',
  training: 'train',
  threshold: 'evaluate',
  calibration: 'evaluate',
  campaign: 'evaluate',
}

/** Where a place of the experiment is shown. */
export function pageOf(path: readonly string[]): ChangePage {
  return PAGES[path[0] ?? ''] ?? 'data'
}

/** Something that a person did and may take back. */
export interface Act<What> {
  what: What
  /** Acts of the same key, one soon after the other, are one; absent: it stands for itself. */
  key?: string
  /** Milliseconds. */
  at: number
  /** Which press of the pointer it was made in; absent: none is held. */
  press?: number
}

/** What was done, the latest last, and what of it was taken back, the next to be done again last. */
export interface ActList<What> {
  done: readonly Act<What>[]
  undone: readonly Act<What>[]
}

export const NO_ACTS: ActList<never> = { done: [], undone: [] }

/** How soon after the one before it an act is part of that, in milliseconds. */
export const SOON = 1500

/** Past these the earliest are forgotten. */
export const MOST_ACTS = 200

/**
 * Adds an act; what was taken back before can no longer be done again.
 * @param join makes one act of two that belong together; undefined: together they are nothing
 */
export function addAct<What>(
  { done }: ActList<What>,
  act: Act<What>,
  join: (before: What, after: What) => What | undefined,
): ActList<What> {
  const last = done.at(-1)
  if (last === undefined || !isOneWith(last, act)) {
    return { done: [...done, act].slice(-MOST_ACTS), undone: [] }
  }
  const what = join(last.what, act.what)
  const before = done.slice(0, -1)
  return { done: what === undefined ? before : [...before, { ...act, what }], undone: [] }
}

/** Moves the latest act to those taken back. */
export function takeBack<What>({ done, undone }: ActList<What>): ActList<What> {
  const last = done.at(-1)
  return last ? { done: done.slice(0, -1), undone: [...undone, settled(last)] } : { done, undone }
}

/** Moves the act taken back last to those that are done. */
export function doAgain<What>({ done, undone }: ActList<What>): ActList<What> {
  const last = undone.at(-1)
  return last ? { done: [...done, last], undone: undone.slice(0, -1) } : { done, undone }
}

/** Takes one act out, wherever it stands. */
export function without<What>({ done, undone }: ActList<What>, what: What): ActList<What> {
  const others = (acts: readonly Act<What>[]) => acts.filter((act) => act.what !== what)
  return { done: others(done), undone: others(undone) }
}

function isOneWith(last: Act<unknown>, act: Act<unknown>): boolean {
  if (act.key === undefined || last.key !== act.key) return false
  return act.at - last.at <= SOON || (act.press !== undefined && act.press === last.press)
}

/** Nothing done later becomes part of what was taken back once. */
function settled<What>({ what, at }: Act<What>): Act<What> {
  return { what, at }
}
