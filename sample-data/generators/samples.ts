import { advertisingSales } from './advertising-sales.ts'
import { campaignResponse } from './campaign-response.ts'
import { type Cell, csv } from './csv.ts'
import { customerChurn } from './customer-churn.ts'
import { productInterest } from './product-interest.ts'
import { circles, moons, spirals, xor } from './toy-sets.ts'

const GENERATORS: Record<string, () => Record<string, Cell>[]> = {
  'customer-churn.csv': customerChurn,
  'campaign-response.csv': campaignResponse,
  'advertising-sales.csv': advertisingSales,
  'product-interest.csv': productInterest,
  'toy/xor.csv': xor,
  'toy/circles.csv': circles,
  'toy/spirals.csv': spirals,
  'toy/moons.csv': moons,
}

/** Every sample file: its path below sample-data, and what makes its text. */
export const SAMPLES = Object.entries(GENERATORS).map(([path, rows]) => ({
  path,
  text: () => csv(rows()),
}))
