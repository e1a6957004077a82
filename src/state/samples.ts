import clicks from '../../sample-data/ad-clicks.csv?url'
import advertising from '../../sample-data/advertising-sales.csv?url'
import campaign from '../../sample-data/campaign-response.csv?url'
import churn from '../../sample-data/customer-churn.csv?url'
import sales from '../../sample-data/daily-sales.csv?url'
import clicksExperiment from '../../sample-data/experiments/ad-clicks.json?url'
import advertisingExperiment from '../../sample-data/experiments/advertising-sales.json?url'
import campaignExperiment from '../../sample-data/experiments/campaign-response.json?url'
import churnExperiment from '../../sample-data/experiments/customer-churn.json?url'
import salesExperiment from '../../sample-data/experiments/daily-sales.json?url'
import interestExperiment from '../../sample-data/experiments/product-interest.json?url'
import reviewsEnExperiment from '../../sample-data/experiments/product-reviews-en.json?url'
import reviewsZhExperiment from '../../sample-data/experiments/product-reviews-zh.json?url'
import toyExperiment from '../../sample-data/experiments/toy.json?url'
import interest from '../../sample-data/product-interest.csv?url'
import reviewsEn from '../../sample-data/product-reviews-en.csv?url'
import reviewsZh from '../../sample-data/product-reviews-zh.csv?url'
import circles from '../../sample-data/toy/circles.csv?url'
import moons from '../../sample-data/toy/moons.csv?url'
import spirals from '../../sample-data/toy/spirals.csv?url'
import xor from '../../sample-data/toy/xor.csv?url'
import type { Task } from '../domain/experiment.ts'
import type { Guides } from '../messages/en/guides.ts'
import type { SampleId } from '../messages/en/start.ts'
import type { TableSource } from '../protocol/table-source.ts'
import type { LanguageCode } from './language.svelte.ts'

/** A table that ships with the app, with the experiment that one click runs on it; both are fetched then. */
export interface Sample {
  id: SampleId
  guide: keyof Guides
  file: string
  url: string
  /** Where its experiment document is. */
  experiment: string
  rows: number
  columns: number
  /** Of what it holds; absent where that does not matter. */
  language?: LanguageCode
  /** Shares of the answers in the table, the one looked for first: the small picture. */
  shares?: readonly number[]
  /** For a number as the answer: a small histogram, 1 the highest bar. */
  bars?: readonly number[]
}

/** The samples by what they ask for, `words` by what they are made of. */
export const SAMPLES: Record<Task | 'words', readonly Sample[]> = {
  binary: [
    {
      id: 'churn',
      guide: 'churn',
      file: 'customer-churn.csv',
      url: churn,
      experiment: churnExperiment,
      rows: 8000,
      columns: 16,
      shares: [0.22, 0.78],
    },
    {
      id: 'campaign',
      guide: 'campaign',
      file: 'campaign-response.csv',
      url: campaign,
      experiment: campaignExperiment,
      rows: 12_000,
      columns: 21,
      shares: [0.07, 0.93],
    },
    {
      id: 'clicks',
      guide: 'clicks',
      file: 'ad-clicks.csv',
      url: clicks,
      experiment: clicksExperiment,
      rows: 18_000,
      columns: 12,
      shares: [0.04, 0.96],
    },
  ],
  multiclass: [
    {
      id: 'interest',
      guide: 'interest',
      file: 'product-interest.csv',
      url: interest,
      experiment: interestExperiment,
      rows: 6000,
      columns: 14,
      shares: [0.37, 0.16, 0.16, 0.31],
    },
  ],
  regression: [
    {
      id: 'advertising',
      guide: 'advertising',
      file: 'advertising-sales.csv',
      url: advertising,
      experiment: advertisingExperiment,
      rows: 2000,
      columns: 9,
      bars: [0.57, 1.0, 0.72, 0.6, 0.49, 0.37, 0.18, 0.13, 0.05, 0.02, 0.02, 0.01],
    },
    {
      id: 'sales',
      guide: 'sales',
      file: 'daily-sales.csv',
      url: sales,
      experiment: salesExperiment,
      rows: 4210,
      columns: 12,
      bars: [0.05, 0.69, 1.0, 0.97, 0.7, 0.42, 0.27, 0.15, 0.07, 0.04, 0.02, 0.02],
    },
  ],
  words: [
    {
      id: 'reviewsEn',
      guide: 'reviewsEn',
      file: 'product-reviews-en.csv',
      url: reviewsEn,
      experiment: reviewsEnExperiment,
      rows: 4000,
      columns: 7,
      language: 'en',
      shares: [0.63, 0.37],
    },
    {
      id: 'reviewsZh',
      guide: 'reviewsZh',
      file: 'product-reviews-zh.csv',
      url: reviewsZh,
      experiment: reviewsZhExperiment,
      rows: 4000,
      columns: 7,
      language: 'zh-CN',
      shares: [0.65, 0.35],
    },
  ],
}

export const TOYS: readonly Sample[] = [
  toy('xor', 'xor.csv', xor, 600),
  toy('circles', 'circles.csv', circles, 600),
  toy('spirals', 'spirals.csv', spirals, 800),
  toy('moons', 'moons.csv', moons, 600),
]

function toy(id: SampleId, file: string, url: string, rows: number): Sample {
  const experiment = toyExperiment
  return { id, guide: 'toy', file, url, experiment, rows, columns: 3, shares: [0.5, 0.5] }
}

/** The sample whose file has this name. */
export function sampleOf(file: string): Sample | undefined {
  return [...Object.values(SAMPLES).flat(), ...TOYS].find((sample) => sample.file === file)
}

export async function fetchSample({ file, url }: Sample): Promise<TableSource> {
  return { name: file, blob: await (await fetch(url)).blob() }
}
