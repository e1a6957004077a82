import { toyExperiment } from '../../classroom/new-classroom.ts'
import type { MadeSource } from '../../classroom/classroom-choice.ts'
import type { Experiment } from '../../experiment.ts'

const BASE = toyExperiment('moons')

/** Sixty noisy rows to learn from, and a network that is large enough to learn each of them by heart. */
export const CROWDED_MOONS = {
  ...BASE,
  split: { kind: 'fractions', train: 0.4, validation: 0.58, test: 0.02, seed: 1 },
  network: {
    layers: [
      { units: 16, activation: 'relu' },
      { units: 16, activation: 'relu' },
    ],
  },
  training: { ...BASE.training, batchSize: 8 },
} satisfies Experiment

export const crowdedRows = (seed: number): MadeSource => ({
  kind: 'toy',
  name: 'moons',
  rows: 150,
  noise: 0.3,
  seed,
})
