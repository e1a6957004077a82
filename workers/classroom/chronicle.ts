import type { Suspicion } from '../../src/domain/classroom/finding.ts'
import { HealthWatch, suspicionsOf } from '../../src/domain/classroom/health.ts'
import { PlaneTracer } from '../../src/domain/classroom/plane-maps.ts'
import type { Plane } from '../../src/domain/classroom/plane.ts'
import type { LayerProbe } from '../../src/domain/classroom/probe.ts'
import {
  bestEpoch,
  filmEpochs,
  SnapshotShelf,
  type EpochMeasures,
  type EpochSnapshot,
} from '../../src/domain/classroom/snapshots.ts'
import { weightHistograms } from '../../src/domain/classroom/weight-histogram.ts'
import { linkOf } from '../../src/domain/link.ts'
import type { EpochRecord, TrainingJob } from '../../src/domain/training.ts'
import type { EpochMoment, Film } from '../../src/protocol/classroom-timeline.ts'
import { baselineLoss } from '../engines/baseline-loss.ts'
import { answersOf, probeOf } from './moment.ts'
import { partJudge } from './part-judge.ts'

/** Of everything that is kept; two futures share it. */
const MOST_BYTES = 64 * 2 ** 20
const FILMS = 7

/** All that is kept of one training: its snapshots, and the measures of every epoch. */
export class Chronicle {
  /** What trained it, and after which epoch each began; the last one goes on. */
  readonly #jobs: readonly { from: number; job: TrainingJob }[]
  #shelf: SnapshotShelf
  #measures: EpochMeasures[]
  #tracer: PlaneTracer | undefined
  #films = new WeakMap<EpochSnapshot, Film>()
  /** From which epoch on the settings are as they are. */
  #since = 0
  #watch = new HealthWatch()
  readonly #simplest: number
  readonly #probe: ReturnType<typeof probeOf>
  readonly #answers: ReturnType<typeof answersOf>
  readonly #judges: Record<'train' | 'validation', ReturnType<typeof partJudge>>

  private constructor(
    jobs: readonly { from: number; job: TrainingJob }[],
    shelf: SnapshotShelf,
    measures: EpochMeasures[],
  ) {
    this.#jobs = jobs
    const { job } = this
    this.#shelf = shelf
    this.#measures = measures
    this.#simplest = baselineLoss(job)
    this.#probe = probeOf(job)
    this.#answers = answersOf(job)
    this.#judges = { train: partJudge(job, 'train'), validation: partJudge(job, 'validation') }
  }

  static begin(job: TrainingJob, start: EpochSnapshot): Chronicle {
    const jobs = [{ from: start.epoch, job }]
    const chronicle = new Chronicle(jobs, new SnapshotShelf(MOST_BYTES), [])
    chronicle.restart(start)
    return chronicle
  }

  /** What trains from now on. */
  get job(): TrainingJob {
    return this.jobAfter(Infinity)
  }

  /** What went on with the state after an epoch. */
  jobAfter(epoch: number): TrainingJob {
    const found = this.#jobs.findLast(({ from }) => from <= epoch)
    if (!found) throw new Error('a chronicle begins with a job')
    return found.job
  }

  /** The same past up to an epoch; from there on it is written by another job. */
  branchAt(epoch: number, job: TrainingJob): Chronicle {
    const measures = this.#measures.filter((measure) => measure.epoch <= epoch)
    const jobs = [...this.#jobs.filter(({ from }) => from < epoch), { from: epoch, job }]
    const chronicle = new Chronicle(jobs, this.#shelf.until(epoch), measures)
    chronicle.#since = epoch
    for (const { of, best } of [
      { of: this.#shelf, best: this.best },
      { of: chronicle.#shelf, best: chronicle.best },
    ]) {
      of.limit(MOST_BYTES / 2, best)
    }
    return chronicle
  }

  /** The same past up to where another job begins with weights of its own; undefined where that is another training. */
  continuedBy(job: TrainingJob, start: EpochSnapshot): Chronicle | undefined {
    const { epoch, weights } = start
    const isOther =
      epoch === 0 ||
      epoch > this.latest.epoch ||
      weights.length !== this.latest.weights.length ||
      job.data.fingerprint !== this.job.data.fingerprint
    if (isOther) return undefined
    const chronicle = this.branchAt(epoch, job)
    chronicle.restart(start)
    chronicle.takeAllRoom()
    return chronicle
  }

  /** Once there is no other future any more. */
  takeAllRoom(): void {
    this.#shelf.limit(MOST_BYTES, this.best)
  }

  /** Weights that no training led to: measured as they are, in the place of their epoch's and of all that followed. */
  restart(start: EpochSnapshot): void {
    this.#measures = this.#measures.filter(({ epoch }) => epoch < start.epoch)
    this.#since = start.epoch
    this.#watch = new HealthWatch()
    this.#keep(start, {
      trainLoss: this.#judges.train(start.weights).loss,
      validationLoss: this.#judges.validation(start.weights).loss,
    })
  }

  /** @param isWatched where there is time to measure gradients, and to look for what is wrong */
  add(
    snapshot: EpochSnapshot,
    { trainLoss, validationLoss }: EpochRecord,
    isWatched: boolean,
  ): void {
    if (!isWatched) {
      this.#keep(snapshot, { trainLoss, validationLoss })
      return
    }
    const probes = this.#probe.probe(snapshot.weights)
    this.#keep(snapshot, { trainLoss, validationLoss, gradientNorms: normsOf(probes) })
    this.#watch.look(snapshot.epoch, this.#suspicions(snapshot.epoch, probes))
  }

  get best(): number | undefined {
    return bestEpoch(this.#measures)
  }

  get measures(): readonly EpochMeasures[] {
    return this.#measures
  }

  get kept(): { epochs: number[]; bytes: number } {
    return { epochs: this.#shelf.epochs, bytes: this.#shelf.bytes }
  }

  get latest(): EpochSnapshot {
    return this.near(Infinity)
  }

  near(epoch: number): EpochSnapshot {
    const snapshot = epoch === Infinity ? this.#shelf.latest : this.#shelf.near(epoch)
    if (!snapshot) throw new Error('a chronicle begins with a snapshot')
    return snapshot
  }

  /** Films are made over this plane from now on. */
  setPlane(plane: Plane | undefined): void {
    this.#films = new WeakMap()
    const { network, target } = this.job
    this.#tracer = plane && new PlaneTracer(network, plane, linkOf(target))
  }

  films(): Film[] {
    return filmEpochs(this.#shelf.epochs, FILMS).flatMap(
      (epoch) => this.film(this.near(epoch)) ?? [],
    )
  }

  film(snapshot: EpochSnapshot): Film | undefined {
    const known = this.#films.get(snapshot)
    if (known || !this.#tracer) return known
    const { size, surface, classes } = this.#tracer.trace(snapshot.weights)
    const film = { epoch: snapshot.epoch, size, surface, ...(classes && { classes }) }
    this.#films.set(snapshot, film)
    return film
  }

  moment({ epoch, weights }: EpochSnapshot): EpochMoment {
    const probes = this.#probe.probe(weights)
    return {
      epoch,
      gradientNorms: normsOf(probes),
      findings: this.#watch.findings(epoch, this.#suspicions(epoch, probes)),
      probed: this.#probe.rows,
      histograms: weightHistograms(this.job.network, weights),
      answers: this.#answers(weights),
    }
  }

  #suspicions(epoch: number, probes: readonly LayerProbe[]): Suspicion[] {
    return suspicionsOf({
      network: this.job.network,
      probes,
      rows: this.#probe.rows,
      measures: this.#measures.filter((of) => of.epoch >= this.#since && of.epoch <= epoch),
      simplest: this.#simplest,
    })
  }

  #keep(snapshot: EpochSnapshot, measures: Omit<EpochMeasures, 'epoch'>): void {
    this.#measures.push({ epoch: snapshot.epoch, ...measures })
    this.#shelf.keep(snapshot, this.best)
  }
}

function normsOf(probes: readonly LayerProbe[]): number[] {
  return probes.map(({ gradientNorm }) => gradientNorm)
}
