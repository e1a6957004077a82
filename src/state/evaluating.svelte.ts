import { appliedTo } from '../domain/calibration/with-calibration.ts'
import { failure, type Failure } from '../domain/failure.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import type { DataClient } from '../services/data-client.ts'
import { EvaluatorClient } from '../services/evaluator-client.ts'

/** `idle`: nobody asked yet, or the open table is not the model's; `closed`: it failed, and `failure` says why. */
export type EvaluatingStatus = 'idle' | 'opening' | 'open' | 'closed'

/** The model on screen in the worker that judges and explains it, together with the rows it was made with. */
export class Evaluating {
  readonly client = new EvaluatorClient()
  readonly #data: DataClient
  status = $state<EvaluatingStatus>('idle')
  failure = $state.raw<Failure | undefined>()
  /** Models opened so far: what was found out about one of them is not about the next. */
  opened = $state(0)
  /** Row numbers in the table of the rows that training left alone; undefined while nothing is open. */
  rows: Record<'validation' | 'test', Uint32Array> | undefined
  /** Weights and split of what is open: a cut that was moved, or a new name, open nothing anew. */
  #key: string | undefined
  #turn = 0

  constructor(data: DataClient) {
    this.#data = data
  }

  /** Takes the model up with the open table's rows; does nothing where that is done or under way. */
  async take(model: TrainedModel): Promise<void> {
    const key = weightsKey(model)
    if (this.#key === key) return
    this.forget()
    const turn = this.#turn
    this.#key = key
    this.status = 'opening'
    // What a campaign reads of the table is asked for on its own: a column that is gone is no reason to stop here.
    const { campaign: _campaign, ...experiment } = model.experiment
    const prepared = await this.#data.prepareWith(experiment, model.recipe)
    if (turn !== this.#turn) return
    if (!prepared.ok) {
      this.#close(prepared.failure)
      return
    }
    const { plan, data } = prepared.value
    const { network, weights, recipe, checkpoint } = model
    // Copies: the originals move to the worker.
    this.rows = { validation: data.validation.rows.slice(), test: data.test.rows.slice() }
    // Another table may have the same columns; what it says of this model is not what the report says.
    if (checkpoint !== undefined && checkpoint.fingerprint !== data.fingerprint) {
      this.#close(failure('notItsRows', { file: model.report.file }))
      return
    }
    const opened = await this.client.open({
      network,
      weights,
      recipe,
      training: plan.resolved.training,
      data,
    })
    if (turn !== this.#turn) return
    if (!opened.ok) {
      this.#close(opened.failure)
      return
    }
    this.opened += 1
    this.status = 'open'
  }

  /** Whether it is this model that is open. */
  holds(model: TrainedModel): boolean {
    return this.status === 'open' && this.#key === weightsKey(model)
  }

  /** Another model or table is on screen: what is under way ends, and the memory is given back. */
  forget(): void {
    this.#turn += 1
    if (this.#key !== undefined) this.client.terminate()
    this.#key = undefined
    this.rows = undefined
    this.status = 'idle'
    this.failure = undefined
  }

  #close(failure: Failure): void {
    this.status = 'closed'
    this.failure = failure
  }
}

/**
 * The same for a model whose cut was moved or whose name was changed. A calibration changes every answer; which one it
 * is follows from its method and the rows.
 */
export function weightsKey({ id, report, recipe: { target } }: TrainedModel): string {
  return `${id} ${report.weightsSha256} ${appliedTo(target) ?? ''}`
}
