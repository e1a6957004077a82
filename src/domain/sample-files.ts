/** The tables that ship with the app, and the document that one click runs on each: paths within `sample-data/`. */
export const SAMPLE_FILES = {
  churn: { table: 'customer-churn.csv', experiment: 'experiments/customer-churn.json' },
  campaign: { table: 'campaign-response.csv', experiment: 'experiments/campaign-response.json' },
  clicks: { table: 'ad-clicks.csv', experiment: 'experiments/ad-clicks.json' },
  interest: { table: 'product-interest.csv', experiment: 'experiments/product-interest.json' },
  advertising: { table: 'advertising-sales.csv', experiment: 'experiments/advertising-sales.json' },
  sales: { table: 'daily-sales.csv', experiment: 'experiments/daily-sales.json' },
  reviewsEn: { table: 'product-reviews-en.csv', experiment: 'experiments/product-reviews-en.json' },
  reviewsZh: { table: 'product-reviews-zh.csv', experiment: 'experiments/product-reviews-zh.json' },
  xor: { table: 'toy/xor.csv', experiment: 'experiments/toy.json' },
  circles: { table: 'toy/circles.csv', experiment: 'experiments/toy.json' },
  spirals: { table: 'toy/spirals.csv', experiment: 'experiments/toy.json' },
  moons: { table: 'toy/moons.csv', experiment: 'experiments/toy.json' },
} as const

export type SampleId = keyof typeof SAMPLE_FILES

export const SAMPLE_IDS = Object.keys(SAMPLE_FILES) as readonly SampleId[]
