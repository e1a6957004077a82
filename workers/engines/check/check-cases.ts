import { OPTIMIZERS, type PlanChoice } from './made-up-plan.ts'

/**
 * What "Check this GPU" trains: every activation, loss, optimiser and further feature in at least one small network,
 * over several epochs, nearly all with a ragged last batch.
 */
export const CHECK_CASES: readonly (readonly [name: string, choice: PlanChoice])[] = [
  ['relu, binary cross-entropy, adam', { activation: 'relu', optimizer: OPTIMIZERS.adam }],
  [
    'leaky relu, categorical cross-entropy, momentum, L2',
    {
      activation: 'leakyRelu',
      loss: 'categoricalCrossEntropy',
      optimizer: OPTIMIZERS.momentum,
      l2: 0.01,
    },
  ],
  [
    'elu, mean squared error, nesterov, dropout',
    {
      activation: 'elu',
      loss: 'meanSquaredError',
      optimizer: OPTIMIZERS.nesterov,
      dropout: 0.3,
    },
  ],
  [
    'gelu, huber, adam, batch normalisation',
    { activation: 'gelu', loss: 'huber', optimizer: OPTIMIZERS.adam, batchNorm: true },
  ],
  [
    'softplus, mean absolute error, rmsprop, clipping by value',
    {
      activation: 'softplus',
      loss: 'meanAbsoluteError',
      optimizer: OPTIMIZERS.rmsprop,
      clipping: { by: 'value', limit: 0.02 },
    },
  ],
  [
    'swish, binary cross-entropy, adamw, clipping by global norm',
    {
      activation: 'swish',
      optimizer: OPTIMIZERS.adamw,
      clipping: { by: 'globalNorm', limit: 0.2 },
    },
  ],
  [
    'tanh, categorical cross-entropy, sgd, categories',
    {
      activation: 'tanh',
      loss: 'categoricalCrossEntropy',
      optimizer: OPTIMIZERS.sgd,
      numbers: 3,
      levels: [4, 7],
    },
  ],
  [
    'sigmoid, mean squared error, adam, row weights',
    {
      activation: 'sigmoid',
      loss: 'meanSquaredError',
      optimizer: OPTIMIZERS.adam,
      weighted: true,
    },
  ],
  [
    'no hidden layer, huber, rmsprop, categories alone',
    { hidden: [], loss: 'huber', optimizer: OPTIMIZERS.rmsprop, numbers: 0, levels: [3, 5, 2] },
  ],
  [
    'relu, 10 classes, adamw, everything at once',
    {
      activation: 'relu',
      loss: 'categoricalCrossEntropy',
      outputs: 10,
      optimizer: OPTIMIZERS.adamw,
      l2: 0.001,
      dropout: 0.2,
      batchNorm: true,
      clipping: { by: 'globalNorm', limit: 0.2 },
      rateFactor: (step) => Math.min((step + 1) / 5, 0.97 ** step),
      numbers: 3,
      levels: [4, 7],
      weighted: true,
    },
  ],
  [
    'tanh, eight hidden layers, mean squared error, sgd',
    {
      activation: 'tanh',
      hidden: [9, 8, 7, 6, 5, 4, 3, 2],
      loss: 'meanSquaredError',
      optimizer: OPTIMIZERS.sgd,
    },
  ],
  [
    'gelu, layers of 128 and 67, binary cross-entropy, adam',
    { activation: 'gelu', hidden: [128, 67], optimizer: OPTIMIZERS.adam },
  ],
  [
    'linear, mean absolute error, adam, batches of one row',
    {
      activation: 'linear',
      loss: 'meanAbsoluteError',
      optimizer: OPTIMIZERS.adam,
      rows: 7,
      batchSize: 1,
    },
  ],
  [
    'leaky relu, binary cross-entropy, rmsprop, batch normalisation, categories alone',
    {
      activation: 'leakyRelu',
      optimizer: OPTIMIZERS.rmsprop,
      batchNorm: true,
      clipping: { by: 'value', limit: 0.02 },
      numbers: 0,
      levels: [3, 5, 2],
    },
  ],
]
