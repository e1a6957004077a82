import { bestEpoch, type EpochMeasures } from '../domain/classroom/snapshots.ts'
import type { Experiment } from '../domain/experiment.ts'
import type { EpochRecord } from '../domain/training.ts'
import type { PreparationPlan } from '../protocol/data-api.ts'
import type { ClassroomTimeline } from '../protocol/classroom-timeline.ts'
import type { ClassroomClient } from '../services/classroom-client.ts'

/** A as training went at first, B from where it branched; either of them may be the one that goes on. */
export type FutureName = 'a' | 'b'

/** What a future needs to be gone on with. */
export interface LeftFuture {
  document: Experiment
  /** What it was trained with. */
  plan: PreparationPlan
  /** Its own, from the first epoch on. */
  history: readonly EpochRecord[]
}

/** The future that was left, by branching or for the other one. */
export interface FormerFuture extends LeftFuture {
  name: FutureName
  /** The last epoch that both have in common. */
  from: number
  measures: readonly EpochMeasures[]
}

/** The worker is asked no more often while it plays, in milliseconds. */
const GAP = 250

/** The past of the classroom's training: what is kept of it, and which epoch is looked at. */
export class TimeMachine {
  readonly #client: ClassroomClient
  timeline = $state.raw<ClassroomTimeline | undefined>()
  /** Of every epoch from 0 on, in order; replaced, never mutated. */
  measures = $state.raw<readonly EpochMeasures[]>([])
  former = $state.raw<FormerFuture | undefined>()
  #turn = 0
  #askedAt = -Infinity
  #isAsking = false
  /** A frame was shown since what is known was asked for. */
  #isBehind = false
  #isPlaying = false
  #left: (LeftFuture & { name: FutureName }) | undefined
  /** Of the former future that is known, as in `FormerLook`. */
  #futureTurn = 0
  #wanted: number | 'now' | undefined
  #going: Promise<void> | undefined

  constructor(client: ClassroomClient) {
    this.#client = client
  }

  readonly best = $derived(bestEpoch(this.measures))

  /** Another set-up begins. */
  reset(): void {
    this.#turn++
    this.timeline = undefined
    this.measures = []
    this.former = undefined
    this.#futureTurn = 0
  }

  /** A frame was shown: what is kept may be more, or another epoch be looked at. */
  async follow(isPlaying: boolean): Promise<void> {
    this.#isPlaying = isPlaying
    this.#isBehind = true
    if (this.#isAsking) return
    this.#isAsking = true
    while (this.#isBehind) {
      const wait = this.#isPlaying ? this.#askedAt + GAP - performance.now() : 0
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
      this.#isBehind = false
      await this.#ask()
    }
    this.#isAsking = false
  }

  /** Only the last of several that are asked for in quick succession is gone to. */
  async show(epoch: number | 'now'): Promise<void> {
    this.#wanted = epoch
    this.#going ??= this.#go()
    await this.#going
  }

  /** The one that goes on. */
  get live(): FutureName {
    return this.former?.name === 'a' ? 'b' : 'a'
  }

  /**
   * This future is about to be the former one.
   * @param name absent: it is A, for another one begins
   */
  leave(future: LeftFuture, name: FutureName = 'a'): void {
    this.#left = { ...future, name }
  }

  async forgetFormer(): Promise<void> {
    this.former = undefined
    await this.#client.forgetFormer()
  }

  async #go(): Promise<void> {
    while (this.#wanted !== undefined) {
      const epoch = this.#wanted
      this.#wanted = undefined
      await this.#client.show(epoch)
    }
    this.#going = undefined
  }

  async #ask(): Promise<void> {
    this.#askedAt = performance.now()
    const turn = this.#turn
    const known = { revision: this.timeline?.revision ?? 0, measures: this.measures.length }
    const answer = await this.#client.timeline(known)
    if (turn !== this.#turn || !answer.ok || !answer.value) return
    const { revision, measures, former } = answer.value
    if (former?.measures && this.#left && former.turn !== this.#futureTurn) {
      this.#futureTurn = former.turn
      this.former = { ...this.#left, from: former.from, measures: former.measures }
    }
    this.measures = revision === known.revision ? [...this.measures, ...measures] : measures
    this.timeline = answer.value
  }
}
