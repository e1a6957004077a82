import { headlineOf, OTHER_SEEDS } from '../domain/report/repeated-seeds.ts'
import { ok, type Result } from '../domain/result.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import type { EngineMemory } from '../domain/training.ts'
import type { OnShare } from '../protocol/evaluator-api.ts'
import type { DataClient } from './data-client.ts'
import type { TrainerClient } from './trainer-client.ts'

/** What it takes to train a model again. */
interface Repetition {
  data: DataClient
  trainer: TrainerClient
  /** Absent: nothing is known about the engines. */
  memory?: EngineMemory
  onShare: OnShare
  /** Asked between steps: once it says no, the answer is of no interest. */
  isWanted: () => boolean
}

/**
 * Trains the network from other seeds, one after the other, on the rows and with the preparation of the model.
 * @returns headline measures of those that have one, the model's own first; empty where that has none
 */
export async function repeatSeeds(
  model: TrainedModel,
  repetition: Repetition,
): Promise<Result<number[]>> {
  const own = headlineOf(model.report.evaluation)
  if (own === null) return ok([])
  const values = [own]
  for (let k = 1; k <= OTHER_SEEDS && repetition.isWanted(); k++) {
    const value = await trainWith(model, k, repetition)
    if (!value.ok) return value
    if (value.value !== null) values.push(value.value)
    repetition.onShare(k / OTHER_SEEDS)
  }
  return ok(values)
}

async function trainWith(
  { experiment, recipe, network, threshold }: TrainedModel,
  k: number,
  { data, trainer, memory, onShare, isWanted }: Repetition,
): Promise<Result<number | null>> {
  const prepared = await data.prepareWith(experiment, recipe)
  if (!prepared.ok || !isWanted()) return prepared.ok ? ok(null) : prepared
  const { plan, data: parts } = prepared.value
  const { training } = plan.resolved
  const job = {
    network,
    training: { ...training, seed: training.seed + k },
    target: recipe.target,
    threshold,
    data: parts,
    ...(memory && { memory }),
  }
  let ended = false
  const trained = await trainer.train(job, (event) => {
    // Events come by a channel of their own: some arrive after the answer.
    if (ended || event.type !== 'epoch') return
    const epochs = Math.max(...event.records.map(({ epoch }) => epoch))
    onShare((k - 1 + epochs / training.epochs) / OTHER_SEEDS)
  })
  ended = true
  return trained.ok ? ok(headlineOf(trained.value.evaluation)) : trained
}
