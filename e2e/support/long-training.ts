import type { Experiment } from '../../src/domain/experiment.ts'
import type { TestFile } from './app.ts'
import { customers } from './tables.ts'

export const LONG_TABLE = {
  name: 'customers.csv',
  content: customers(2000),
} satisfies TestFile

/** Some eight seconds of training: long enough to be interrupted after a checkpoint, which comes after three. */
export const LONG_SETTINGS: Omit<Experiment, 'target' | 'terrarium'> = {
  network: {
    layers: [
      { units: 300, activation: 'relu', dropout: 0.2 },
      { units: 300, activation: 'relu' },
    ],
  },
  training: {
    engine: 'wasm',
    epochs: 80,
    batchSize: 16,
    earlyStopping: null,
    optimizer: { name: 'adam', learningRate: 0.01 },
  },
}
