import type { ControlName } from '../domain/classroom/classroom-choice.ts'
import { keepsWeights } from '../domain/classroom/edit-classroom.ts'
import { toyExperiment } from '../domain/classroom/new-classroom.ts'
import type { Finding } from '../domain/classroom/finding.ts'
import type { Experiment } from '../domain/experiment.ts'
import type { Failure } from '../domain/failure.ts'
import type { Result } from '../domain/result.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import type {
  ClassroomFrame,
  ClassroomPace,
  ClassroomPicture,
  ClassroomScene,
} from '../protocol/classroom-api.ts'
import type { PlacedRow } from '../protocol/microscope-view.ts'
import { ClassroomClient } from '../services/classroom-client.ts'
import type { DataClient } from '../services/data-client.ts'
import { beginningOf, type Beginning } from './classroom-beginning.ts'
import { NetworkEdits } from './network-edits.ts'
import { openSetUp, preparedFor, type Workers } from './open-set-up.ts'
import { isPartOf, type SelectedPart } from './selected-part.ts'
import { ShownFrame } from './shown-frame.svelte.ts'
import { TimeMachine, type LeftFuture } from './time-machine.svelte.ts'

/**
 * The classroom: an experiment of its own, led step by step. What is drawn is `frame`, the engine's state at one
 * moment, and `picture`, what the network answers with it; both are replaced as a whole.
 */
export class Classroom {
  readonly client = new ClassroomClient()
  readonly time = new TimeMachine(this.client)
  readonly #workers: Workers
  #good = toyExperiment('moons')
  document = $state.raw<Experiment>(this.#good)
  scene = $state.raw<ClassroomScene | undefined>()
  readonly #shown = new ShownFrame((isPlaying) => void this.time.follow(isPlaying))
  readonly history = this.#shown.history
  /** What is looked at: outlined in the drawing, and under the microscope. */
  selected = $state.raw<SelectedPart | undefined>()
  row = $state.raw<PlacedRow | undefined>()
  /** What a symbol of a formula stands for, while it is pointed at; layer −1 is the inputs. */
  lit = $state.raw<SelectedPart | undefined>()
  /** Of layers too wide to be drawn whole, the first unit that is. */
  firsts = $state.raw<readonly number[]>([])
  pace = $state<ClassroomPace>('normal')
  isPlaying = $state(false)
  /** A change is being set up, and playing goes on after it. */
  #resumes = $state(false)
  isOpening = $state(false)
  failure = $state.raw<Failure | undefined>()
  #turn = 0
  #opening: Promise<void> = Promise.resolve()
  #playing: Promise<Result<void>> | undefined
  readonly edits = new NetworkEdits({
    drawn: () => {
      const { document, scene, frame } = this
      return scene && frame && { document, scene, frame }
    },
    halted: (work) => this.#halted(work),
    settled: () => this.#opening,
    open: (document, from) => this.#queue(document, from),
    deselect: () => {
      this.selected = undefined
    },
    setWeights: async (weights) => {
      if (this.scene) this.time.leave(this.#future(this.scene))
      this.#fail(await this.client.setWeights(weights))
    },
  })

  constructor(data: DataClient) {
    this.#workers = { client: this.client, data }
  }

  get frame(): ClassroomFrame | undefined {
    return this.#shown.frame
  }

  get picture(): ClassroomPicture | undefined {
    return this.#shown.picture
  }

  /** Whether a control is not to be seen in this set-up. */
  isHidden(name: ControlName): boolean {
    return this.document.classroom?.hidden?.includes(name) ?? false
  }

  /** Whether a control is to be seen, but not moved. */
  isLocked(name: ControlName): boolean {
    return this.document.classroom?.locked?.includes(name) ?? false
  }

  /** Whether it plays, a change that is just being set up left aside. */
  get isOn(): boolean {
    return this.isPlaying || this.#resumes
  }

  /** Sets everything up anew, paused before the first step. A set-up that is refused leaves the one before in place. */
  async open(document: Experiment = this.document): Promise<void> {
    this.#resumes = false
    if (this.isPlaying) await this.pause()
    await this.#queue(document)
  }

  /** Another document: training goes on with the weights it has where it can, else it begins anew. */
  async edit(document: Experiment): Promise<void> {
    this.#resumes = this.isOn
    if (this.isPlaying) await this.#halt()
    const { weights, position } = this.frame ?? {}
    const from: Beginning | undefined =
      weights && position && !this.isOpening && keepsWeights(this.document, document)
        ? { weights: weights.slice(), epoch: position.epoch }
        : undefined
    await this.#queue(document, from)
    // The last of several changes plays.
    if (this.isOpening || !this.#resumes) return
    this.#resumes = false
    void this.play()
  }

  /**
   * The network of a trained model with its own weights, on the open table's rows; its optimiser begins anew. Fails with
   * `notItsRows` where they are not the rows that it was made with.
   */
  async openModel(model: TrainedModel): Promise<void> {
    if (this.isPlaying) await this.pause()
    await this.#queue({ ...model.experiment, classroom: {} }, beginningOf(model))
    // The layer where the table's columns come in.
    if (this.failure === undefined) this.selected = { layer: 0, unit: 0 }
  }

  /** One set-up after the other; of several that wait, only the last is opened. */
  async #queue(document: Experiment, from?: Beginning): Promise<void> {
    const turn = ++this.#turn
    // At once: the next change is one of this document.
    this.document = document
    this.isPlaying = false
    this.isOpening = true
    this.#opening = this.#opening.then(async () => {
      if (turn !== this.#turn) return
      this.failure = undefined
      const opened = await this.#set(document, turn, from)
      if (turn !== this.#turn) return
      this.isOpening = false
      if (opened.ok) return
      this.failure = opened.failure
      this.document = this.#good
    })
    await this.#opening
  }

  async #set(
    document: Experiment,
    turn: number,
    from: Beginning | undefined,
  ): Promise<Result<ClassroomScene>> {
    const opened = await openSetUp(this.#workers, document, from, (frame) =>
      this.#shown.take(frame, turn),
    )
    if (opened.ok) {
      this.#shown.hold(turn)
      if (from?.history) this.history.become(from.history)
      this.#adopt(opened.value, document, from?.epoch ?? 0)
    }
    return opened
  }

  /** A set-up's scene and first frame are shown together: one without the other would not fit. */
  #adopt(scene: ClassroomScene, document: Experiment, epochs: number): void {
    if (document.classroom?.source !== this.#good.classroom?.source) this.row = undefined
    if (this.selected && !isPartOf(scene.network, this.selected)) this.selected = undefined
    this.#good = document
    this.scene = scene
    this.firsts = []
    this.history.returnTo(epochs)
    this.time.reset()
    this.#shown.showFirst()
  }

  async play(): Promise<void> {
    // Asked for while it is being set up, it begins then.
    await this.#opening
    if (this.isPlaying || this.scene === undefined) return
    this.isPlaying = true
    const turn = this.#turn
    this.#playing = this.client.play(this.pace)
    const played = await this.#playing
    if (turn !== this.#turn) return
    this.isPlaying = false
    this.#fail(played)
  }

  async pause(): Promise<void> {
    this.#resumes = false
    await this.#halt()
  }

  async #halt(): Promise<void> {
    this.#fail(await this.client.pause())
    await this.#playing
  }

  /** What is wrong at the epoch that is shown; nothing where that is not to be seen. */
  get health(): readonly Finding[] {
    return this.isHidden('health') ? [] : (this.time.timeline?.moment.findings ?? [])
  }

  /** Everything shows this epoch, or the nearest that is kept; playing goes on from now. */
  async show(epoch: number | 'now'): Promise<void> {
    if (this.isPlaying) await this.pause()
    await this.time.show(epoch)
  }

  /**
   * Goes on from the epoch that is shown with other settings, and keeps what followed it to be compared with.
   * @param document with as many weights and the same rows
   */
  async branch(document: Experiment): Promise<void> {
    if (this.isPlaying) await this.pause()
    const { scene } = this
    const turn = this.#turn
    if (scene === undefined) return
    const prepared = await preparedFor(this.#workers.data, document)
    if (turn !== this.#turn) return
    this.time.leave(this.#future(scene))
    const branched =
      prepared?.ok === false
        ? prepared
        : await this.client.branch({
            experiment: document,
            ...(prepared && { prepared: prepared.value }),
          })
    if (turn !== this.#turn) return
    const from = this.frame?.position.epoch ?? 0
    const history = this.history.records.filter(({ epoch }) => epoch <= from)
    this.#takeUp({ document, history }, branched)
  }

  /** Goes on with the future that was left, with all of its epochs; this one stays to be compared with. */
  async goOnWithFormer(): Promise<void> {
    if (this.isPlaying) await this.pause()
    const { scene } = this
    const { former, live } = this.time
    const turn = this.#turn
    if (scene === undefined || former === undefined) return
    this.time.leave(this.#future(scene), live)
    const swapped = await this.client.swap()
    if (turn === this.#turn) this.#takeUp(former, swapped)
  }

  #future({ plan }: ClassroomScene): LeftFuture {
    return { document: this.document, plan, history: [...this.history.records] }
  }

  /** @param opened without a scene: there was nothing to take up */
  #takeUp(
    { document, history }: Pick<LeftFuture, 'document' | 'history'>,
    opened: Result<ClassroomScene | undefined>,
  ): void {
    this.#fail(opened)
    if (!opened.ok || opened.value === undefined) return
    this.failure = undefined
    this.history.become(history)
    this.document = document
    this.#good = document
    this.scene = opened.value
  }

  /** Draws a wide layer from this unit on. */
  async drawFrom(layer: number, unit: number): Promise<void> {
    const layers = this.scene?.network.layers ?? []
    this.firsts = layers.map((_, k) => (k === layer ? Math.max(0, unit) : (this.firsts[k] ?? 0)))
    this.#fail(await this.client.drawUnits(this.firsts))
  }

  /** Another pace; playing goes on with it. */
  async setPace(pace: ClassroomPace): Promise<void> {
    this.pace = pace
    await this.#halted(() => Promise.resolve())
  }

  async step(by: 'batch' | 'epoch'): Promise<void> {
    if (this.isOn) await this.pause()
    await this.#opening
    if (this.scene === undefined) return
    this.#fail(await this.client.step(by))
  }

  /** Does it while nothing plays; playing goes on afterwards. */
  async #halted(work: () => Promise<void>): Promise<void> {
    const goesOn = this.isPlaying
    if (goesOn) await this.pause()
    await work()
    if (goesOn) void this.play()
  }

  #fail(result: Result<unknown>): void {
    if (!result.ok && result.failure.code !== 'cancelled') this.failure = result.failure
  }
}
