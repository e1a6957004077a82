import type { CheckedNetwork } from '../../../src/domain/gpu-report.ts'
import type { EnginePlan } from '../engine.ts'
import { enginePlan, OPTIMIZERS } from './made-up-plan.ts'

/**
 * What "Check this GPU" trains: every activation, loss, optimiser and further feature in at least one small network,
 * over several epochs, nearly all with a ragged last batch.
 */
export const CHECK_CASES: readonly CheckedNetwork[] = [
  { activation: 'relu', loss: 'binaryCrossEntropy', optimizer: 'adam' },
  { activation: 'leakyRelu', loss: 'categoricalCrossEntropy', optimizer: 'momentum', l2: 0.01 },
  { activation: 'elu', loss: 'meanSquaredError', optimizer: 'nesterov', dropout: 0.3 },
  { activation: 'gelu', loss: 'huber', optimizer: 'adam', batchNorm: true },
  {
    activation: 'softplus',
    loss: 'meanAbsoluteError',
    optimizer: 'rmsprop',
    clipping: { by: 'value', limit: 0.02 },
  },
  {
    activation: 'swish',
    loss: 'binaryCrossEntropy',
    optimizer: 'adamw',
    clipping: { by: 'globalNorm', limit: 0.2 },
  },
  {
    activation: 'tanh',
    loss: 'categoricalCrossEntropy',
    optimizer: 'sgd',
    numbers: 3,
    levels: [4, 7],
  },
  { activation: 'sigmoid', loss: 'meanSquaredError', optimizer: 'adam', weighted: true },
  { activation: 'tanh', loss: 'binarySquaredError', optimizer: 'adam', l1: 0.003 },
  { activation: 'relu', loss: 'categoricalSquaredError', optimizer: 'nesterov', weighted: true },
  { hidden: [], loss: 'huber', optimizer: 'rmsprop', numbers: 0, levels: [3, 5, 2] },
  {
    activation: 'relu',
    loss: 'categoricalCrossEntropy',
    outputs: 10,
    optimizer: 'adamw',
    l2: 0.001,
    dropout: 0.2,
    batchNorm: true,
    clipping: { by: 'globalNorm', limit: 0.2 },
    schedule: true,
    numbers: 3,
    levels: [4, 7],
    weighted: true,
  },
  {
    activation: 'tanh',
    hidden: [9, 8, 7, 6, 5, 4, 3, 2],
    loss: 'meanSquaredError',
    optimizer: 'sgd',
  },
  { activation: 'gelu', hidden: [128, 67], loss: 'binaryCrossEntropy', optimizer: 'adam' },
  {
    activation: 'linear',
    loss: 'meanAbsoluteError',
    optimizer: 'adam',
    rows: 7,
    batchSize: 1,
  },
  {
    activation: 'leakyRelu',
    loss: 'binaryCrossEntropy',
    optimizer: 'rmsprop',
    batchNorm: true,
    clipping: { by: 'value', limit: 0.02 },
    numbers: 0,
    levels: [3, 5, 2],
  },
]

/** The made-up task of a case. */
export function checkPlan({ optimizer, schedule = false, ...choice }: CheckedNetwork): EnginePlan {
  return enginePlan({
    ...choice,
    optimizer: OPTIMIZERS[optimizer],
    ...(schedule && { rateFactor: (step) => Math.min((step + 1) / 5, 0.97 ** step) }),
  })
}
