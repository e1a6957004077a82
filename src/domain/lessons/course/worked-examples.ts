import { toyExperiment } from '../../classroom/new-classroom.ts'
import type { ControlName } from '../../classroom/classroom-choice.ts'
import type { Experiment } from '../../experiment.ts'

/** What a lesson for beginners leaves out of sight; its rows are its own. */
export const NOT_YET = [
  ...(['source', 'noise', 'rows', 'axes', 'paint'] as const),
  'branch',
  'health',
  'gradients',
  'confusion',
] as const satisfies ControlName[]

/** Numbers go in and come out as they are, so that they can be followed with pencil and paper. */
const UNSCALED = { number: { scale: 'none' }, target: { scale: 'none' } } as const

/** Of no use to a single row that is followed by hand. */
const UNUSED = [
  ...(['surface', 'optimizer', 'batchSize'] as const),
  ...(['loss', 'l1', 'l2', 'dropout', 'seed', 'scale', 'pace'] as const),
] satisfies ControlName[]

const FEATURE = { kind: 'number', role: 'feature' } as const

/**
 * Three inputs, five ReLU units, one number: a single row [1, 2, 3] whose target is 4, four times, so that there is
 * something to check with. Its weights give sums of one decimal at most.
 */
export function singleRow(hidden: ControlName[], locked: ControlName[]): Experiment {
  return {
    terrarium: 1,
    target: 'y',
    task: 'regression',
    columns: { x1: FEATURE, x2: FEATURE, x3: FEATURE, y: { kind: 'number' } },
    preparation: UNSCALED,
    split: { kind: 'fractions', train: 0.5, validation: 0.25, test: 0.25, seed: 1 },
    network: { layers: [{ units: 5, activation: 'relu' }] },
    training: {
      optimizer: { name: 'sgd', learningRate: 0.01 },
      batchSize: 2,
      earlyStopping: null,
      seed: 1,
    },
    classroom: {
      source: {
        kind: 'rows',
        columns: ['x1', 'x2', 'x3', 'y'],
        rows: Array.from({ length: 4 }, () => [1, 2, 3, 4]),
      },
      // Input by input, the five units' weights; their biases; then the output's weights and its bias.
      weights: [
        ...[0.5, -1, 1, 0, -0.5],
        ...[1, 0.5, -1, 0.5, -1],
        ...[-0.5, 0.5, -0.5, 1, 0.5],
        ...[0, 0, 0.5, -2, 0],
        ...[1, 2, 1, -0.5, 1],
        0.5,
      ],
      hidden: [...UNUSED, ...NOT_YET, ...hidden],
      locked: ['layers', 'activation', ...locked],
    },
  }
}

/** The four points of y = 2x, two hidden units, and points between them to check with. */
export function fourPoints(): Experiment {
  return {
    terrarium: 1,
    target: 'y',
    task: 'regression',
    columns: { x: FEATURE, y: { kind: 'number' } },
    preparation: UNSCALED,
    split: { kind: 'column', column: 'part' },
    network: { layers: [{ units: 2, activation: 'relu' }] },
    training: {
      optimizer: { name: 'sgd', learningRate: 0.0005 },
      batchSize: 4,
      earlyStopping: null,
      seed: 1,
    },
    classroom: {
      source: {
        kind: 'rows',
        columns: ['x', 'part', 'y'],
        rows: [
          [1, 'train', 2],
          [2, 'train', 4],
          [3, 'train', 6],
          [4, 'train', 8],
          [1.5, 'validation', 3],
          [3.5, 'validation', 7],
          [2.5, 'test', 5],
        ],
      },
      weights: [1, 0.5, 0, 0, 1, 1, 0],
      hidden: [...NOT_YET],
      locked: ['layers', 'activation', 'batchSize', 'loss', 'seed', 'scale', 'weights'],
    },
  }
}

/** Two inputs, ten tanh units, one chance: the ring around a disc. */
export function tenUnits(): Experiment {
  const base = toyExperiment('circles')
  return {
    ...base,
    network: { layers: [{ units: 10, activation: 'tanh' }] },
    training: {
      ...base.training,
      optimizer: { name: 'sgd', learningRate: 0.03 },
    },
    classroom: { source: { kind: 'toy', name: 'circles', rows: 300, noise: 0.1, seed: 1 } },
  }
}
