import { type Cell, yesNo } from './csv.ts'
import { Draws, interceptFor, logistic } from './draws.ts'

const ROWS = 18_000
const CLICK_RATE = 0.04
const USERS = 4200
const PUBLISHERS = 160
const CAMPAIGNS = 36
const FIRST_DAY = Date.UTC(2025, 2, 3)
const DAYS = 14

/** Section of a website → what is advertised there with a better chance. */
const MATCHES = {
  news: 'insurance',
  sport: 'shoes',
  cooking: 'pans',
  travel: 'holidays',
  games: 'games',
  fashion: 'shoes',
  garden: 'seeds',
  money: 'insurance',
} as const
type Section = keyof typeof MATCHES
const PRODUCTS = ['shoes', 'pans', 'holidays', 'games', 'seeds', 'insurance'] as const

interface Impression {
  time: number
  user: number
  publisher: number
  section: Section
  campaign: number
  product: (typeof PRODUCTS)[number]
  format: 'banner' | 'video' | 'full page'
  device: 'phone' | 'tablet' | 'desktop'
  position: number
  hour: number
  /** How often this user saw this campaign before. */
  before: number
}

/** Few publishers and users have many impressions, many have few. */
function skewed(draws: Draws, count: number): number {
  return Math.floor(count * draws.uniform() ** 1.5)
}

function impressions(draws: Draws): Impression[] {
  const sections = Object.keys(MATCHES) as Section[]
  const publishers = Array.from({ length: PUBLISHERS }, () => draws.oneOf(sections))
  const campaigns = Array.from({ length: CAMPAIGNS }, () => draws.oneOf(PRODUCTS))
  // What a person looks at, and where: the same for all that is shown to them.
  const users = Array.from({ length: USERS }, () => ({
    device: draws.pick({ phone: 6, tablet: 1, desktop: 4 }),
    campaigns: Array.from({ length: 4 }, () => draws.integer(0, CAMPAIGNS - 1)),
  }))
  const hours = Object.fromEntries(
    Array.from({ length: 24 }, (_, hour) => [hour, hour < 6 ? 0.3 : hour < 17 ? 2 : 3]),
  )
  const shown = Array.from({ length: ROWS }, () => {
    const user = skewed(draws, USERS)
    const publisher = skewed(draws, PUBLISHERS)
    const { device, campaigns: seen } = users[user] ?? { device: 'phone' as const, campaigns: [0] }
    const campaign = draws.oneOf(seen)
    const hour = Number(draws.pick(hours))
    const minutes = (draws.integer(0, DAYS - 1) * 24 + hour) * 60 + draws.integer(0, 59)
    return {
      time: FIRST_DAY + minutes * 60_000,
      user,
      publisher,
      section: publishers[publisher] ?? 'news',
      campaign,
      product: campaigns[campaign] ?? 'shoes',
      format: draws.pick({ banner: 6, video: 2, 'full page': 1.5 }),
      device: draws.chance(0.9) ? device : draws.pick({ phone: 6, tablet: 1, desktop: 4 }),
      position: draws.pick({ 1: 4, 2: 3, 3: 2, 4: 1.5 }),
      hour,
    }
  }).sort((a, b) => a.time - b.time)
  const seen = new Map<string, number>()
  return shown.map((impression) => {
    const pair = `${impression.user}/${impression.campaign}`
    const before = seen.get(pair) ?? 0
    seen.set(pair, before + 1)
    return { ...impression, position: Number(impression.position), before }
  })
}

/**
 * Why an advertisement is clicked, as a score before the logistic function, without what publishers, campaigns and
 * people bring: it suits the page, it is near the top, it was seen once or twice and not ten times; evenings on the
 * phone, lunch breaks on the desktop; a full page on a phone is hit by mistake.
 */
function score({ before, device, format, hour, position, product, section }: Impression): number {
  const phone = device === 'phone'
  const busyHour = phone
    ? Math.exp(-(((hour - 21) / 2.5) ** 2))
    : Math.exp(-(((hour - 12.5) / 1.5) ** 2))
  return (
    (MATCHES[section] === product ? 2.2 : 0) -
    0.5 * (position - 1) +
    (before === 0 ? 0 : before < 3 ? 0.6 : -0.5 * Math.min(before - 2, 4)) +
    (format === 'full page' ? (phone ? 1.8 : -0.5) : format === 'video' ? 0.2 : 0) +
    1.3 * busyHour
  )
}

/** Two weeks of impressions of advertisements on websites; `clicked` says which of them led to a click. */
export function adClicks(): Record<string, Cell>[] {
  const draws = new Draws(505)
  const shown = impressions(draws)
  const liking = (count: number, spread: number) =>
    Array.from({ length: count }, () => draws.normal(0, spread))
  const [publishers, campaigns, users] = [
    liking(PUBLISHERS, 0.4),
    liking(CAMPAIGNS, 0.35),
    liking(USERS, 0.4),
  ]
  const scores = shown.map(
    (impression) =>
      score(impression) +
      (publishers[impression.publisher] ?? 0) +
      (campaigns[impression.campaign] ?? 0) +
      (users[impression.user] ?? 0),
  )
  const intercept = interceptFor(scores, CLICK_RATE)
  return shown.map((impression, row) => ({
    shown_at: new Date(impression.time).toISOString().slice(0, 16).replace('T', ' '),
    user: `u${String(impression.user + 1).padStart(4, '0')}`,
    publisher: `p${String(impression.publisher + 1).padStart(3, '0')}`,
    section: impression.section,
    campaign: `c${String(impression.campaign + 1).padStart(2, '0')}`,
    product: impression.product,
    format: impression.format,
    device: draws.chance(0.02) ? undefined : impression.device,
    position: impression.position,
    hour: impression.hour,
    seen_before: impression.before,
    clicked: yesNo(draws.chance(logistic((scores[row] ?? 0) + intercept))),
  }))
}
