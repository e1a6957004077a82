import type { Experiment } from '../experiment.ts'
import { DEFAULT_TOY, type ToyName } from './classroom-choice.ts'
import { ORANGE, questionOf } from './toy-sets.ts'

/** Nearly no test rows: what a beginner compares is what was learnt and what was not. */
const SPLIT = { kind: 'fractions', train: 0.7, validation: 0.28, test: 0.02, seed: 1 } as const

/** What the classroom begins with, and goes back to with another toy set: settings that work, and can be watched. */
export function toyExperiment(name: ToyName): Experiment {
  const { target, task } = questionOf(name)
  return {
    terrarium: 1,
    target,
    task,
    ...(task === 'binary' && { positive: ORANGE }),
    split: SPLIT,
    network: {
      layers: [
        { units: 4, activation: 'tanh' },
        { units: 3, activation: 'tanh' },
      ],
    },
    training: {
      optimizer: { name: 'adam', learningRate: 0.03 },
      batchSize: 16,
      earlyStopping: null,
      seed: 1,
    },
    classroom: { source: { kind: 'toy', name, ...DEFAULT_TOY } },
  }
}
