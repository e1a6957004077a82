import advertising from '../../sample-data/advertising-sales.csv?url'
import campaign from '../../sample-data/campaign-response.csv?url'
import churn from '../../sample-data/customer-churn.csv?url'
import interest from '../../sample-data/product-interest.csv?url'
import circles from '../../sample-data/toy/circles.csv?url'
import moons from '../../sample-data/toy/moons.csv?url'
import spirals from '../../sample-data/toy/spirals.csv?url'
import xor from '../../sample-data/toy/xor.csv?url'
import type { Experiment } from '../domain/experiment.ts'
import type { SampleId } from '../messages/en/start.ts'

/** A table that ships with the app, with the experiment that one click runs on it. */
export interface Sample {
  id: SampleId
  file: string
  url: string
  rows: number
  columns: number
  /** Shares of the answers in the table, the one looked for first: the small picture. */
  shares?: readonly number[]
  /** For a number as the answer: a small histogram, 1 the highest bar. */
  bars?: readonly number[]
  experiment: Experiment
}

const LARGE = {
  terrarium: 1,
  training: { batchSize: 64, epochs: 60, earlyStopping: { patience: 8 } },
} as const

const TOY = {
  terrarium: 1,
  target: 'label',
  network: {
    layers: [
      { units: 16, activation: 'tanh' },
      { units: 8, activation: 'tanh' },
    ],
  },
  training: { optimizer: { name: 'adam', learningRate: 0.01 }, batchSize: 32, epochs: 120 },
} satisfies Experiment

export const SAMPLES: readonly Sample[] = [
  {
    id: 'churn',
    file: 'customer-churn.csv',
    url: churn,
    rows: 8000,
    columns: 16,
    shares: [0.22, 0.78],
    experiment: { ...LARGE, target: 'churned', positive: 'yes' },
  },
  {
    id: 'campaign',
    file: 'campaign-response.csv',
    url: campaign,
    rows: 12_000,
    columns: 21,
    shares: [0.07, 0.93],
    experiment: { ...LARGE, target: 'answered', positive: 'yes' },
  },
  {
    id: 'advertising',
    file: 'advertising-sales.csv',
    url: advertising,
    rows: 2000,
    columns: 9,
    bars: [0.57, 1.0, 0.72, 0.6, 0.49, 0.37, 0.18, 0.13, 0.05, 0.02, 0.02, 0.01],
    experiment: { terrarium: 1, target: 'sales', training: { epochs: 100 } },
  },
  {
    id: 'interest',
    file: 'product-interest.csv',
    url: interest,
    rows: 6000,
    columns: 14,
    shares: [0.37, 0.16, 0.16, 0.31],
    experiment: { ...LARGE, target: 'interest' },
  },
]

export const TOYS: readonly Sample[] = [
  toy('xor', 'xor.csv', xor, 600),
  toy('circles', 'circles.csv', circles, 600),
  toy('spirals', 'spirals.csv', spirals, 800),
  toy('moons', 'moons.csv', moons, 600),
]

function toy(id: SampleId, file: string, url: string, rows: number): Sample {
  return { id, file, url, rows, columns: 3, shares: [0.5, 0.5], experiment: TOY }
}
