import type { ResolvedNetwork, ResolvedPreparation, ResolvedTraining } from './experiment.ts'

/** What an absent key of an experiment means, wherever that does not depend on the table. */
export const DEFAULT_THRESHOLD = 0.5

export const DEFAULT_PREPARATION: ResolvedPreparation = {
  number: {
    clip: null,
    impute: 'median',
    constant: 0,
    missingFlag: false,
    bins: null,
    transform: 'none',
    scale: 'standard',
  },
  category: {
    impute: 'mostFrequent',
    constant: 'missing',
    encode: 'oneHot',
    order: [],
    minCount: 1,
    buckets: 32,
    seed: 0,
  },
  date: {
    recency: true,
    tenure: null,
    year: false,
    season: 'off',
    month: 'cyclic',
    dayOfMonth: 'off',
    weekday: 'oneHot',
    hour: 'off',
    impute: 'median',
    constant: '2000-01-01',
    missingFlag: false,
  },
  text: {
    words: { from: 1, to: 2 },
    characters: null,
    buckets: 512,
    seed: 0,
    lowercase: true,
    sublinear: true,
    idf: true,
    missingFlag: false,
  },
  boolean: { impute: 'mostFrequent' },
  target: { scale: 'standard' },
}

export const DEFAULT_SHARES = { train: 0.6, validation: 0.2, test: 0.2 }

const DEFAULT_SPLIT_SEED = 42

export const DEFAULT_FRACTIONS = {
  ...DEFAULT_SHARES,
  seed: DEFAULT_SPLIT_SEED,
  duplicatesTogether: false,
}

export const DEFAULT_GROUP_SPLIT = { ...DEFAULT_SHARES, seed: DEFAULT_SPLIT_SEED }

/** Of a split whose parts a column names. */
export const DEFAULT_COLUMN_SPLIT = {
  parts: {},
  validation: DEFAULT_SHARES.validation,
  seed: DEFAULT_SPLIT_SEED,
}

export const DEFAULT_LAYER = { activation: 'relu', dropout: 0, batchNorm: false } as const

export const DEFAULT_NETWORK: ResolvedNetwork = {
  layers: [
    { units: 64, ...DEFAULT_LAYER },
    { units: 32, ...DEFAULT_LAYER },
  ],
  l1: 0,
  l2: 0,
}

/** Textbook parameters of each optimiser; learning rates and weight decay are Keras' defaults. */
export const DEFAULT_OPTIMIZERS = {
  adam: { name: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
  adamw: {
    name: 'adamw',
    learningRate: 0.001,
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 1e-7,
    weightDecay: 0.004,
  },
  sgd: { name: 'sgd', learningRate: 0.01, momentum: 0, nesterov: false },
  rmsprop: { name: 'rmsprop', learningRate: 0.001, rho: 0.9, epsilon: 1e-7 },
} as const

export const DEFAULT_SCHEDULES = {
  constant: { name: 'constant' },
  step: { name: 'step', every: 10, factor: 0.5 },
  cosine: { name: 'cosine', warmUp: 0 },
  plateau: { name: 'plateau', patience: 5, factor: 0.5 },
} as const

export const DEFAULT_TRAINING: ResolvedTraining = {
  // Of classes; a number has another one, see `usualLoss`.
  loss: 'crossEntropy',
  schedule: DEFAULT_SCHEDULES.constant,
  clipping: null,
  optimizer: DEFAULT_OPTIMIZERS.adam,
  batchSize: 32,
  epochs: 200,
  earlyStopping: { patience: 10 },
  classWeights: 'none',
  seed: 1,
  engine: 'auto',
}
