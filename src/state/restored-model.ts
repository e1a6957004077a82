import { DEFAULT_THRESHOLD } from '../domain/experiment-defaults.ts'
import type { Experiment } from '../domain/experiment.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import type { Calibrating } from './calibrating.svelte.ts'
import type { Campaign } from './campaign.svelte.ts'
import type { Cut } from './cut.svelte.ts'

interface Judged {
  /** The model on screen. */
  readonly model: TrainedModel | undefined
  readonly cut: Pick<Cut, 'set'>
  readonly calibrating: Pick<Calibrating, 'use'>
  readonly campaign: Pick<Campaign, 'restore'>
}

/** Lets the model on screen follow what of its experiment was taken back on Evaluate, or done again. */
export async function followRestored(
  judged: Judged,
  from: Experiment,
  to: Experiment,
): Promise<void> {
  const own = judged.model?.experiment
  if (own === undefined || own.target !== to.target || own.positive !== to.positive) return
  const follows = (key: 'threshold' | 'calibration' | 'campaign') =>
    JSON.stringify(from[key]) !== JSON.stringify(to[key]) &&
    JSON.stringify(own[key]) === JSON.stringify(from[key])
  const [calibrates, cuts, plans] = [
    follows('calibration'),
    follows('threshold'),
    follows('campaign'),
  ]
  if (calibrates) await judged.calibrating.use(to.calibration ?? null)
  if (cuts) await judged.cut.set(to.threshold ?? DEFAULT_THRESHOLD)
  if (plans) judged.campaign.restore(to.campaign ?? {})
}
