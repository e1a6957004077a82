import { type Cell, yesNo } from './csv.ts'
import { Draws, logistic } from './draws.ts'

const FIRST_DAY = Date.UTC(2023, 0, 1)
const DAYS = 3 * 365 + 1
const DAY = 86_400_000
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
/** Month and day, as MM-DD. */
const HOLIDAYS = new Set(['01-01', '05-01', '06-21', '10-03', '12-25', '12-26'])
const FULL_PRICE = 2.4

interface Store {
  /** Bottles on an ordinary day. */
  base: number
  /** Sunday first; 0 where the store is closed. */
  week: readonly number[]
  /** How many times as much is sold on a hot day. */
  heat: number
  /** Share that stays away when it pours. */
  rain: number
  /** What a public holiday does; 0 closes the store. */
  holiday: number
  /** What school holidays do. */
  school: number
}

const STORES: Record<string, Store> = {
  Beach: {
    base: 70,
    week: [1.7, 0.8, 0.8, 0.8, 0.9, 1.1, 1.8],
    heat: 2.6,
    rain: 0.6,
    holiday: 1.8,
    school: 1.5,
  },
  Mall: {
    base: 120,
    week: [0, 0.9, 0.9, 0.95, 1, 1.2, 1.6],
    heat: 1.1,
    rain: -0.15,
    holiday: 0,
    school: 1.1,
  },
  Oldtown: {
    base: 85,
    week: [1.1, 0.85, 0.85, 0.9, 1, 1.15, 1.5],
    heat: 1.8,
    rain: 0.35,
    holiday: 1.3,
    school: 1.2,
  },
  Station: {
    base: 140,
    week: [0.55, 1.1, 1.1, 1.1, 1.1, 1.3, 0.7],
    heat: 1.4,
    rain: 0.05,
    holiday: 0.5,
    school: 0.75,
  },
}

interface Day {
  time: number
  weekday: number
  month: number
  holiday: boolean
  school: boolean
  temperature: number
  rain: number
}

/** The calendar and the weather: today's warmth has much of yesterday's. */
function calendar(draws: Draws): Day[] {
  let warmth = 0
  return Array.from({ length: DAYS }, (_, i) => {
    const time = FIRST_DAY + i * DAY
    const date = new Date(time)
    const monthDay = date.toISOString().slice(5, 10)
    warmth = 0.75 * warmth + draws.normal(0, 2.4)
    const wet = draws.chance(0.38)
    const season = Math.cos((2 * Math.PI * ((i % 365) - 200)) / 365)
    return {
      time,
      weekday: date.getUTCDay(),
      month: date.getUTCMonth(),
      holiday: HOLIDAYS.has(monthDay),
      school:
        (monthDay >= '07-10' && monthDay <= '08-25') || monthDay >= '12-22' || monthDay < '01-04',
      temperature: 11.5 + 10.5 * season + warmth - (wet ? 1.5 : 0),
      rain: wet ? draws.logNormal(3, 0.9) : 0,
    }
  })
}

type Promotion = 'none' | 'price cut' | 'leaflet' | 'second at half price'

/** What a promotion brings in itself, besides what its lower price does. */
function pull(promotion: Promotion, day: Day): number {
  const weekend = day.weekday === 6 || day.weekday === 0
  switch (promotion) {
    case 'none':
      return 1
    case 'price cut':
      return 1.08
    case 'leaflet':
      return weekend ? 1.12 : 1.3
    case 'second at half price':
      return weekend ? 1.7 : 1.3
  }
}

/** Lemonade sold per day in four stores over three years. */
export function dailySales(): Record<string, Cell>[] {
  const draws = new Draws(606)
  const days = calendar(draws)
  const rows: Record<string, Cell>[] = []
  for (const [name, store] of Object.entries(STORES)) {
    let promotion: Promotion = 'none'
    let lastWeek: Promotion = 'none'
    for (const [i, day] of days.entries()) {
      if (day.weekday === 1) {
        lastWeek = promotion
        promotion = draws.pick({
          none: 7,
          'price cut': 1.2,
          leaflet: 1.2,
          'second at half price': 0.8,
        })
      }
      const open = (store.week[day.weekday] ?? 0) * (day.holiday ? store.holiday : 1)
      if (open === 0) continue
      // Prices rise each spring.
      const price = (FULL_PRICE + 0.1 * Math.floor((i + 290) / 365)) * promotionPrice(promotion)
      const heat = 1 + (store.heat - 1) * logistic((day.temperature - 21) / 2)
      const pouring = 1 - store.rain * (1 - Math.exp(-day.rain / 6))
      const winter = day.month === 11 ? 1.15 : 1
      const expected =
        store.base *
        open *
        (day.school ? store.school : 1) *
        (1 + 0.22 * Math.cos((2 * Math.PI * ((i % 365) - 195)) / 365)) *
        heat *
        pouring *
        winter *
        (price / FULL_PRICE) ** -1.9 *
        pull(promotion, day) *
        // Whoever stocked up does not come back at once.
        (lastWeek !== 'none' && promotion === 'none' ? 0.86 : 1) *
        Math.exp(draws.normal(0, 0.09))
      rows.push({
        date: new Date(day.time).toISOString().slice(0, 10),
        store: name,
        weekday: WEEKDAYS[day.weekday],
        month: MONTHS[day.month],
        holiday: yesNo(day.holiday),
        school_holidays: yesNo(day.school),
        price: price.toFixed(2),
        promotion,
        promotion_week_before: lastWeek,
        temperature: draws.chance(0.02) ? undefined : day.temperature.toFixed(1),
        rain_mm: day.rain.toFixed(1),
        units: Math.max(0, Math.round(expected + draws.normal(0, Math.sqrt(expected)))),
      })
    }
  }
  return rows.sort((a, b) => String(a['date']).localeCompare(String(b['date'])))
}

function promotionPrice(promotion: Promotion): number {
  return promotion === 'price cut' ? 0.8 : 1
}
