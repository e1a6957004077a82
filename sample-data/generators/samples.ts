import { adClicks } from './ad-clicks.ts'
import { advertisingSales } from './advertising-sales.ts'
import { campaignResponse } from './campaign-response.ts'
import { type Cell, csv } from './csv.ts'
import { customerChurn } from './customer-churn.ts'
import { dailySales } from './daily-sales.ts'
import { productInterest } from './product-interest.ts'
import { productReviewsEn } from './reviews-en.ts'
import { productReviewsZh } from './reviews-zh.ts'
import { circles, moons, spirals, xor } from './toy-sets.ts'

const GENERATORS: Record<string, () => Record<string, Cell>[]> = {
  'customer-churn.csv': customerChurn,
  'campaign-response.csv': campaignResponse,
  'advertising-sales.csv': advertisingSales,
  'product-interest.csv': productInterest,
  'ad-clicks.csv': adClicks,
  'daily-sales.csv': dailySales,
  'product-reviews-en.csv': productReviewsEn,
  'product-reviews-zh.csv': productReviewsZh,
  'toy/xor.csv': xor,
  'toy/circles.csv': circles,
  'toy/spirals.csv': spirals,
  'toy/moons.csv': moons,
}

/** Every sample file and its ready experiment, as paths below sample-data, and what makes the file's text. */
export const SAMPLES = Object.entries(GENERATORS).map(([path, rows]) => ({
  path,
  experiment: path.startsWith('toy/')
    ? 'experiments/toy.json'
    : `experiments/${path.replace('.csv', '.json')}`,
  text: () => csv(rows()),
}))
