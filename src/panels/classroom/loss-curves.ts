import type { EpochCurve } from '../../components/epoch-chart.ts'
import type { EpochMeasures } from '../../domain/classroom/snapshots.ts'
import type { Messages } from '../../messages/en.ts'

type Losses = readonly Pick<EpochMeasures, 'epoch' | 'trainLoss' | 'validationLoss'>[]

/** The loss of the rows that are learnt from, after each epoch. */
export function trainingCurve(m: Messages, losses: Losses): EpochCurve {
  return {
    name: m.time.training,
    tone: 'training',
    dash: [5, 4],
    points: losses.map(({ epoch, trainLoss }) => ({ x: epoch, y: trainLoss })),
  }
}

/** And of those that are not: what counts. */
export function validationCurve(m: Messages, losses: Losses, name?: string): EpochCurve {
  return {
    name: name ?? m.time.validation,
    tone: 'validation',
    strong: true,
    points: losses.map(({ epoch, validationLoss }) => ({ x: epoch, y: validationLoss })),
  }
}
