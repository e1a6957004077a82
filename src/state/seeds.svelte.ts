import { listMetrics } from '../domain/metric-list.ts'
import type { Failure } from '../domain/failure.ts'
import type { Evaluation } from '../domain/evaluation.ts'
import { ok, type Result } from '../domain/result.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import type { DataClient } from '../services/data-client.ts'
import { TrainerClient } from '../services/trainer-client.ts'
import type { EngineNotes } from './engine-notes.svelte.ts'
import { weightsKey } from './evaluating.svelte.ts'

/** Seeds beside the model's own. */
const OTHERS = 4
/** Seconds of training up to which nobody needs to be asked. */
const BRIEF_SECONDS = 3

/** The same network trained again from other seeds: how much of its score is luck. */
export class Seeds {
  readonly #data: DataClient
  readonly #engines: EngineNotes
  readonly #trainer = new TrainerClient()
  /** The model that all this is about. */
  #key = $state<string | undefined>()
  #turn = 0
  #values = $state.raw<readonly number[]>([])
  #failure = $state.raw<Failure | undefined>()
  #share = $state<number | undefined>()

  constructor(data: DataClient, engines: EngineNotes) {
    this.#data = data
    this.#engines = engines
  }

  /** Headline metrics of all seeds, the model's own first; undefined until all are there. */
  valuesOf(model: TrainedModel): readonly number[] | undefined {
    return this.#key === weightsKey(model) && this.#values.length > OTHERS
      ? this.#values
      : undefined
  }

  /** Share done, from 0 to 1; undefined while this model is not trained again. */
  shareOf(model: TrainedModel): number | undefined {
    return this.#key === weightsKey(model) ? this.#share : undefined
  }

  failureOf(model: TrainedModel): Failure | undefined {
    return this.#key === weightsKey(model) ? this.#failure : undefined
  }

  /** Seconds that it should take. */
  secondsFor(model: TrainedModel): number {
    return OTHERS * model.report.seconds
  }

  /** Whether training was so short that it may be repeated unasked: once for each model. */
  isBrief(model: TrainedModel): boolean {
    return model.report.seconds < BRIEF_SECONDS && this.#key !== weightsKey(model)
  }

  /** Trains one after the other, on the rows and with the preparation of the model. */
  async repeat(model: TrainedModel): Promise<void> {
    this.cancel()
    const turn = this.#turn
    const own = headlineOf(model.report.evaluation)
    this.#key = weightsKey(model)
    this.#values = []
    this.#failure = undefined
    if (own === null) return
    this.#share = 0
    const values = [own]
    for (let k = 1; k <= OTHERS; k++) {
      const value = await this.#trainWith(model, k, turn)
      if (turn !== this.#turn) return
      if (!value.ok) {
        this.#failure = value.failure
        break
      }
      if (value.value !== null) values.push(value.value)
      this.#share = k / OTHERS
    }
    this.#share = undefined
    this.#values = values
  }

  /** Ends what is under way; a run that the person starts goes first. */
  cancel(): void {
    this.#turn += 1
    if (this.#share === undefined) return
    this.#trainer.terminate()
    this.#share = undefined
  }

  async #trainWith(
    { experiment, recipe, network, threshold }: TrainedModel,
    k: number,
    turn: number,
  ): Promise<Result<number | null>> {
    const prepared = await this.#data.prepareWith(experiment, recipe)
    if (!prepared.ok || turn !== this.#turn) return prepared.ok ? ok(null) : prepared
    const { plan, data } = prepared.value
    const { training } = plan.resolved
    const job = {
      network,
      training: { ...training, seed: training.seed + k },
      target: recipe.target,
      threshold,
      data,
      memory: this.#engines.memory,
    }
    const trained = await this.#trainer.train(job, (event) => {
      if (turn !== this.#turn || event.type !== 'epoch') return
      // Events come by a channel of their own: some arrive after the last answer.
      if (this.#share === undefined) return
      const epochs = Math.max(...event.records.map(({ epoch }) => epoch))
      this.#share = (k - 1 + epochs / training.epochs) / OTHERS
    })
    return trained.ok ? ok(headlineOf(trained.value.evaluation)) : trained
  }
}

function headlineOf(evaluation: Evaluation): number | null {
  return listMetrics(evaluation)[0]?.value ?? null
}
