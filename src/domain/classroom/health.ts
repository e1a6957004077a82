import { curveSuspicions, isLearnt, type CurveView } from './curve-health.ts'
import type { Finding, Suspicion } from './finding.ts'
import { unitSuspicions, type UnitView } from './unit-health.ts'

/** Units need some epochs to find their place. */
const FIRST_EPOCHS = 5
/** Looks in a row that begin an alarm, or end one. */
const LOOKS = 3

export type HealthView = Omit<UnitView, 'isLearnt'> & CurveView

/** All that may be wrong, and how sure that is. */
export function suspicionsOf(view: HealthView): Suspicion[] {
  const units =
    view.measures.length > FIRST_EPOCHS ? unitSuspicions({ ...view, isLearnt: isLearnt(view) }) : []
  return [...units, ...curveSuspicions(view)]
}

/**
 * Watches a training epoch by epoch: an alarm begins when it was clear several looks in a row, and ends when all was
 * well for as many, so that none flickers.
 */
export class HealthWatch {
  /** Looks in a row that spoke against what is on, or off. */
  readonly #against = new Map<string, number>()
  #on: ReadonlySet<string> = new Set()
  /** What was on from which epoch on, in order. */
  #past: { epoch: number; on: ReadonlySet<string> }[] = []

  look(epoch: number, suspicions: readonly Suspicion[]): void {
    const on = new Set(this.#on)
    for (const { key, level } of suspicions) {
      const isAgainst = on.has(key) ? level === 'none' : level === 'clear'
      const looks = isAgainst ? (this.#against.get(key) ?? 0) + 1 : 0
      this.#against.set(key, looks % LOOKS)
      if (looks < LOOKS) continue
      if (!on.delete(key)) on.add(key)
    }
    if (on.size === this.#on.size && [...on].every((key) => this.#on.has(key))) return
    this.#on = on
    this.#past.push({ epoch, on })
  }

  /** Of the suspicions of an epoch, those that were alarms then; the surest of each kind first. */
  findings(epoch: number, suspicions: readonly Suspicion[]): Finding[] {
    const on = this.#past.findLast((change) => change.epoch <= epoch)?.on
    if (!on) return []
    return suspicions.filter(({ key }) => on.has(key)).map(({ finding }) => finding)
  }
}
