import { type Cell, yesNo } from './csv.ts'
import { clamp, Draws } from './draws.ts'

const ROWS = 6_000
/** How peaked the choice is: 0 would be a coin, large values always the best. */
const DECIDEDNESS = 2

interface Visitor {
  age: number
  home: 'mountains' | 'coast' | 'lakeside' | 'city'
  travelsWith: 'alone' | 'partner' | 'children' | 'friends'
  nightsOutdoors: number
  longestDay: number
  training: number
  fearOfHeights: boolean
  swims: boolean
  budget: number
}

function draw(draws: Draws): Visitor {
  const age = Math.round(clamp(draws.normal(38, 13), 16, 80))
  return {
    age,
    home: draws.pick({ mountains: 2, coast: 2, lakeside: 1.5, city: 4.5 }),
    travelsWith: draws.pick({
      alone: 2,
      partner: 3,
      children: age > 28 && age < 52 ? 4 : 0.5,
      friends: age < 32 ? 4 : 1.5,
    }),
    nightsOutdoors: draws.poisson(draws.logNormal(4, 0.9)),
    longestDay: draws.logNormal(13, 0.5),
    training: draws.logNormal(3, 0.6),
    fearOfHeights: draws.chance(0.3),
    swims: draws.chance(0.75),
    budget: draws.logNormal(420, 0.6),
  }
}

/** How much each activity attracts; the product lines of an outdoor shop. */
function attraction(visitor: Visitor): Record<string, number> {
  const { age, fearOfHeights, home, longestDay, nightsOutdoors, swims, training } = visitor
  const nearWater = home === 'coast' || home === 'lakeside'
  return {
    hike:
      0.5 +
      0.09 * (longestDay - 13) * (training > 2.5 ? 1.4 : 0.2) +
      (age > 45 ? 0.7 : 0) +
      (home === 'mountains' ? 0.5 : 0),
    climb:
      -0.2 +
      (fearOfHeights ? -2.5 : 0.6) +
      1.2 * Math.log(training / 3) +
      (age < 35 && visitor.travelsWith === 'friends' ? 1.4 : 0),
    paddle: -0.4 + (swims ? (nearWater ? 2.3 : 0.1) : -2) - 0.02 * Math.abs(age - 40),
    camp:
      -0.1 +
      1.6 * Math.exp(-(((nightsOutdoors - 7) / 4) ** 2)) +
      (visitor.travelsWith === 'children' ? 1.5 : 0) -
      // A cabin is within reach then.
      (visitor.budget > 600 && age > 35 ? 1.2 : 0),
  }
}

/** Visitors of an outdoor shop and the product line that they asked about. */
export function productInterest(): Record<string, Cell>[] {
  const draws = new Draws(404)
  return Array.from({ length: ROWS }, (_, row) => {
    const visitor = draw(draws)
    const weights = Object.fromEntries(
      Object.entries(attraction(visitor)).map(([name, score]) => [
        name,
        Math.exp(DECIDEDNESS * score),
      ]),
    )
    const interest = draws.pick(weights)
    return {
      visitor_id: `V${String(row + 1).padStart(5, '0')}`,
      age: visitor.age,
      home: visitor.home,
      travels_with: draws.chance(0.03) ? undefined : visitor.travelsWith,
      trips_12m: draws.poisson(2.5),
      nights_outdoors_12m: visitor.nightsOutdoors,
      longest_day_km: draws.chance(0.05) ? undefined : visitor.longestDay.toFixed(1),
      training_hours_week: visitor.training.toFixed(1),
      fear_of_heights: draws.chance(0.04) ? '?' : yesNo(visitor.fearOfHeights),
      swims: yesNo(visitor.swims),
      budget_year: Math.round(visitor.budget),
      owns_car: yesNo(draws.chance(0.6)),
      season: draws.pick({ spring: 2, summer: 4, autumn: 2, winter: 1 }),
      interest,
    }
  })
}
