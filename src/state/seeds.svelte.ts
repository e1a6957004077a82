import type { Failure } from '../domain/failure.ts'
import { BRIEF_SECONDS, OTHER_SEEDS } from '../domain/report/repeated-seeds.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import type { DataClient } from '../services/data-client.ts'
import { repeatSeeds } from '../services/repeat-seeds.ts'
import { TrainerClient } from '../services/trainer-client.ts'
import type { EngineNotes } from './engine-notes.svelte.ts'
import { weightsKey } from './evaluating.svelte.ts'

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

  /** Headline metrics of all seeds, the model's own first; those kept with it until all are there. */
  valuesOf(model: TrainedModel): readonly number[] | undefined {
    return this.#key === weightsKey(model) && this.#values.length > OTHER_SEEDS
      ? this.#values
      : model.report.findings?.seedValues
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
    return OTHER_SEEDS * model.report.seconds
  }

  /** Whether training was so short that it may be repeated unasked: once for each model. */
  isBrief(model: TrainedModel): boolean {
    return (
      model.report.seconds < BRIEF_SECONDS &&
      this.#key !== weightsKey(model) &&
      this.valuesOf(model) === undefined
    )
  }

  /** Trains one after the other, on the rows and with the preparation of the model. */
  async repeat(model: TrainedModel): Promise<void> {
    this.cancel()
    const turn = this.#turn
    const isWanted = () => turn === this.#turn
    this.#key = weightsKey(model)
    this.#values = []
    this.#failure = undefined
    this.#share = 0
    const repeated = await repeatSeeds(model, {
      data: this.#data,
      trainer: this.#trainer,
      memory: this.#engines.memory,
      isWanted,
      onShare: (share) => {
        if (isWanted()) this.#share = share
      },
    })
    if (!isWanted()) return
    this.#share = undefined
    if (repeated.ok) this.#values = repeated.value
    else this.#failure = repeated.failure
  }

  /** Ends what is under way; a run that the person starts goes first. */
  cancel(): void {
    this.#turn += 1
    if (this.#share === undefined) return
    this.#trainer.terminate()
    this.#share = undefined
  }
}
