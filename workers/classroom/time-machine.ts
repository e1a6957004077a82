import type { Plane } from '../../src/domain/classroom/plane.ts'
import type { EpochSnapshot } from '../../src/domain/classroom/snapshots.ts'
import type { EpochRecord, TrainingJob } from '../../src/domain/training.ts'
import type {
  ClassroomTimeline,
  FormerLook,
  KnownTimeline,
} from '../../src/protocol/classroom-timeline.ts'
import { Chronicle } from './chronicle.ts'
import type { RunState } from './classroom-run.ts'
import { TimeShare } from './time-share.ts'

/** While it plays: of gradients at the end of epochs, and of what the page asks to see. Together at most 15%. */
const GRADIENTS_SHARE = 0.05
const LOOKS_SHARE = 0.1

type Looks = Pick<ClassroomTimeline, 'films' | 'moment'> & { former?: Omit<FormerLook, 'turn'> }

/** The past of the training that is led, and the future that was left when it branched. */
export class TimeMachine {
  #now: Chronicle
  #former: { chronicle: Chronicle; from: number } | undefined
  #shown: EpochSnapshot | undefined
  #plane: Plane | undefined
  #revision = 1
  /** How often one future was left for another. */
  #turns = 0
  #looks: Looks | undefined
  readonly #gradients = new TimeShare(GRADIENTS_SHARE)
  readonly #looking = new TimeShare(LOOKS_SHARE)

  /** @param past of a set-up whose training may go on in this one */
  constructor(job: TrainingJob, start: RunState, past?: TimeMachine) {
    const snapshot = snapshotOf(start)
    const goesOn = past === undefined ? undefined : past.#now.continuedBy(job, snapshot)
    this.#now = goesOn ?? Chronicle.begin(job, snapshot)
  }

  /** The past epoch that is shown; undefined: what is shown is now. */
  get shown(): EpochSnapshot | undefined {
    return this.#shown
  }

  /** What went on from the epoch that is shown, or goes on now. */
  get job(): TrainingJob {
    return this.#shown ? this.#now.jobAfter(this.#shown.epoch) : this.#now.job
  }

  /** Where the former future ended; undefined: there is none. */
  get otherEnd(): EpochSnapshot | undefined {
    return this.#former?.chronicle.latest
  }

  /** From where a branch begins: between two epochs. */
  get here(): EpochSnapshot {
    return this.#shown ?? this.#now.latest
  }

  setPlane(plane: Plane | undefined): void {
    this.#plane = plane
    this.#looks = undefined
    this.#now.setPlane(plane)
    this.#former?.chronicle.setPlane(plane)
  }

  /** @param epoch the nearest one that is kept is shown; undefined: now */
  show(epoch: number | undefined): void {
    this.#shown = epoch === undefined ? undefined : this.#now.near(epoch)
    this.#looks = undefined
  }

  /** Who takes step by step has time for every epoch to be looked at. */
  endEpoch(record: EpochRecord, state: RunState, isPlaying: boolean): void {
    const isDue = !isPlaying || this.#gradients.isDue
    const add = () => {
      this.#now.add(snapshotOf(state), record, isDue)
    }
    if (isDue) this.#gradients.spend(add)
    else add()
  }

  /** Weights were set by hand; in the past that makes another future. */
  setByHand(state: RunState): void {
    const { epoch } = state.position
    if (epoch < this.#now.latest.epoch) this.branch(epoch, this.#now.job)
    this.#now.restart(snapshotOf(state))
    this.show(undefined)
    this.#revision++
  }

  /** What followed an epoch stays as the former future; the new one is written by another job. */
  branch(epoch: number, job: TrainingJob): void {
    this.#former = { chronicle: this.#now, from: epoch }
    this.#now = this.#now.branchAt(epoch, job)
    this.#now.setPlane(this.#plane)
    this.#turn()
  }

  /** The former future goes on with all of its epochs; the one that went on is the former future from now on. */
  swap(): void {
    if (!this.#former) throw new Error('there is one future only')
    const { chronicle, from } = this.#former
    this.#former = { chronicle: this.#now, from }
    this.#now = chronicle
    this.#turn()
  }

  #turn(): void {
    this.show(undefined)
    this.#revision++
    this.#turns++
  }

  /** The former future is forgotten. */
  forget(): void {
    this.#former = undefined
    this.#now.takeAllRoom()
    this.#looks = undefined
  }

  timeline(known: KnownTimeline, isPlaying: boolean): ClassroomTimeline {
    const { measures, kept } = this.#now
    if (!this.#looks || !isPlaying || this.#looking.isDue) {
      this.#looks = this.#looking.spend(() => this.#look())
    }
    const isKnown = known.revision === this.#revision
    const { former, ...looks } = this.#looks
    return {
      revision: this.#revision,
      measures: measures.slice(isKnown ? known.measures : 0),
      kept: kept.epochs,
      bytes: kept.bytes,
      ...looks,
      ...(former && {
        former: {
          ...former,
          turn: this.#turns,
          ...(!isKnown && { measures: [...(this.#former?.chronicle.measures ?? [])] }),
        },
      }),
    }
  }

  #look(): Looks {
    const { here } = this
    return {
      films: this.#now.films(),
      moment: this.#now.moment(here),
      ...(this.#former && { former: lookAt(this.#former, here.epoch) }),
    }
  }
}

function lookAt(
  { chronicle, from }: { chronicle: Chronicle; from: number },
  wanted: number,
): Omit<FormerLook, 'turn'> {
  const snapshot = chronicle.near(wanted)
  const film = chronicle.film(snapshot)
  return { from, epoch: snapshot.epoch, ...(film && { film }) }
}

function snapshotOf({ position, ...state }: RunState): EpochSnapshot {
  return { ...state, epoch: position.epoch }
}
