import { controlSize, smallestEffect } from './control-size.ts'
import type { ControlPower, ControlSettings } from './list-settings.ts'

/** Held out where no size is enough, and where there is no rate to go by. */
const USUAL_SHARE = 0.1
/** Nobody looks for less than a point. */
const LEAST_EFFECT = 0.01

/** How many rows of a list to hold out, at most all of them, and what they are good for. */
export function planControl(
  listed: number,
  meanScore: number | null,
  settings: ControlSettings,
): { rows: number; power: ControlPower | null } {
  const usual = Math.floor(USUAL_SHARE * listed)
  if (meanScore === null) return { rows: Math.min(settings.rows ?? usual, listed), power: null }
  const rate = settings.rate ?? meanScore
  const effect = settings.effect ?? usualEffect(rate)
  const suggested = controlSize(listed, { rate, effect })
  const rows = Math.min(settings.rows ?? suggested ?? usual, listed)
  const noticed = smallestEffect(rows, listed - rows, rate)
  return { rows, power: { rate, effect, suggested, noticed } }
}

/** A quarter of the rate of whichever answer is rarer, in half points. */
function usualEffect(rate: number): number {
  return Math.max(LEAST_EFFECT, Math.round(50 * Math.min(rate, 1 - rate)) / 200)
}
