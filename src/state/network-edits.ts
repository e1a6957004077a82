import { outputCount } from '../domain/build-network.ts'
import { reshaped, type NetworkEdit } from '../domain/classroom/reshape.ts'
import type { Experiment } from '../domain/experiment.ts'
import type { ClassroomFrame, ClassroomScene } from '../protocol/classroom-api.ts'
import type { Beginning } from './classroom-beginning.ts'

/** The classroom, as far as it is changed from here. */
export interface EditedRoom {
  /** What is set up and what is drawn of it; undefined: nothing yet. */
  drawn(): { document: Experiment; scene: ClassroomScene; frame: ClassroomFrame } | undefined
  /** Does it while nothing plays; playing goes on afterwards. */
  halted(work: () => Promise<void>): Promise<void>
  /** Resolves when what is being set up is there. */
  settled(): Promise<void>
  open(document: Experiment, from: Beginning): Promise<void>
  /** What was selected may not be there any more, or be another unit. */
  deselect(): void
  /** @param weights [parameters] */
  setWeights(weights: Float32Array<ArrayBuffer>): Promise<void>
}

/** Changes of the network by hand: of its layers, and of single weights. */
export class NetworkEdits {
  readonly #room: EditedRoom
  #reshaping: Promise<void> = Promise.resolve()
  /** Weights to be set, by their places. */
  readonly #waiting = new Map<number, number>()

  constructor(room: EditedRoom) {
    this.#room = room
  }

  /** Changes the hidden layers, one change after the other; weights stay where both their ends do. */
  reshape(edit: NetworkEdit): Promise<void> {
    this.#reshaping = this.#reshaping.then(() =>
      this.#room.halted(async () => {
        await this.#room.settled()
        await this.#reshape(edit)
      }),
    )
    return this.#reshaping
  }

  async #reshape(edit: NetworkEdit): Promise<void> {
    const drawn = this.#room.drawn()
    if (drawn === undefined) return
    const { document, scene, frame } = drawn
    const { network, recipe, plan } = scene
    const shape = { network, resolved: plan.resolved, outputs: outputCount(recipe.target) }
    const { layers, weights } = reshaped(shape, frame.weights, edit)
    if (edit.kind !== 'addUnit' && edit.kind !== 'activation') this.#room.deselect()
    await this.#room.open(
      { ...document, network: { ...document.network, layers } },
      { weights, epoch: 0 },
    )
  }

  /** Sets one weight; those that come while others are being set wait, and are then set together. */
  async setWeight(index: number, value: number): Promise<void> {
    const isUnderWay = this.#waiting.size > 0
    this.#waiting.set(index, value)
    if (!isUnderWay) await this.#room.halted(() => this.#setAll())
  }

  async #setAll(): Promise<void> {
    const weights = this.#room.drawn()?.frame.weights.slice()
    while (weights !== undefined && this.#waiting.size > 0) {
      const edits = [...this.#waiting]
      for (const [at, value] of edits) weights[at] = value
      await this.#room.setWeights(weights)
      for (const [at, value] of edits) {
        if (this.#waiting.get(at) === value) this.#waiting.delete(at)
      }
    }
    this.#waiting.clear()
  }
}
