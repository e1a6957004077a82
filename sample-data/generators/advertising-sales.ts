import { type Cell, yesNo } from './csv.ts'
import { Draws } from './draws.ts'

const WEEKS = 250
/** Region → sales of an ordinary week without advertising, in thousands. */
const REGIONS = {
  Harbour: 260,
  Hills: 150,
  Lakes: 120,
  Meadows: 95,
  Northgate: 210,
  Oldtown: 240,
  Riverside: 180,
  Valley: 135,
}
/** Weeks of the year in which everybody shops, or nobody does. */
const HOLIDAY_WEEKS = new Set([13, 14, 47, 48, 50, 51])

/** What a channel brings: at most `most`, half of it at a spend of `half` (Hill's curve). */
function saturating(spend: number, most: number, half: number): number {
  return (most * spend ** 1.6) / (half ** 1.6 + spend ** 1.6)
}

/** Weekly advertising in eight regions and what was sold, all in thousands. */
export function advertisingSales(): Record<string, Cell>[] {
  const draws = new Draws(303)
  const rows: Record<string, Cell>[] = []
  for (const [region, base] of Object.entries(REGIONS)) {
    const size = base / 170
    for (let week = 0; week < WEEKS; week++) {
      const weekOfYear = (week % 52) + 1
      const holiday = HOLIDAY_WEEKS.has(weekOfYear)
      // Television comes in bursts, the rest runs all the time.
      const television = draws.chance(0.45) ? size * draws.logNormal(24, 0.5) : 0
      const radio = size * draws.logNormal(6, 0.6)
      const search = size * draws.logNormal(9, 0.6)
      const social = size * draws.logNormal(7, 0.7)
      const print = draws.chance(0.3) ? size * draws.logNormal(5, 0.5) : 0
      const season = 1 + 0.16 * Math.cos((2 * Math.PI * (weekOfYear - 49)) / 52)
      const advertised =
        saturating(television, 75, 26) +
        saturating(radio, 16, 8) +
        saturating(search, 52, 9) +
        saturating(social, 30, 14) +
        saturating(print, 9, 6) +
        // People who saw the spot search for it.
        0.9 * Math.sqrt(television * search)
      const sales =
        (base + size * advertised) * season * (holiday ? 1.22 : 1) * (1 + draws.normal(0, 0.035))
      rows.push({
        region,
        week_of_year: weekOfYear,
        holiday: yesNo(holiday),
        television: television.toFixed(1),
        radio: radio.toFixed(1),
        search: search.toFixed(1),
        social: draws.chance(0.03) ? undefined : social.toFixed(1),
        print: draws.chance(0.05) ? 'n/a' : print.toFixed(1),
        sales: sales.toFixed(1),
      })
    }
  }
  return rows
}
