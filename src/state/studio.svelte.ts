import { createContext } from 'svelte'
import { addressWith } from '../domain/experiment-link.ts'
import { hasColumnsOf } from '../domain/recipe.ts'
import { ok, type Result } from '../domain/result.ts'
import { plannedCampaign } from '../domain/targeting/planned-campaign.ts'
import { isTestLocked } from '../domain/test-looks.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import type { AdapterReport } from '../protocol/trainer-api.ts'
import type { ReadingOptions } from '../domain/reading-options.ts'
import type { TableSource } from '../protocol/table-source.ts'
import { DataClient } from '../services/data-client.ts'
import { TrainerClient } from '../services/trainer-client.ts'
import { BrowserStore } from '../services/store/browser-store.ts'
import { BrowserStorage } from './browser-storage.svelte.ts'
import { Calibrating } from './calibrating.svelte.ts'
import { Contenders } from './contenders.svelte.ts'
import { Campaign } from './campaign.svelte.ts'
import { isPackName } from './class-packs.svelte.ts'
import { Classroom } from './classroom.svelte.ts'
import { ClassroomDesk } from './classroom-desk.svelte.ts'
import { ClassroomSetup } from './classroom-setup.svelte.ts'
import { CampaignReview } from './campaign-review.svelte.ts'
import { Cut } from './cut.svelte.ts'
import { Dataset } from './dataset.svelte.ts'
import { EngineNotes } from './engine-notes.svelte.ts'
import { Evaluating } from './evaluating.svelte.ts'
import { ExperimentDraft } from './experiment-draft.svelte.ts'
import { FrameExplorer } from './frame-explorer.svelte.ts'
import { GpuCheck } from './gpu-check.svelte.ts'
import { Insights } from './insights.svelte.ts'
import { Judging } from './judging.svelte.ts'
import { Keeping } from './keeping.ts'
import { KnownFindings } from './known-findings.svelte.ts'
import type { Language } from './language.svelte.ts'
import { Microscope } from './microscope.svelte.ts'
import { ModelLibrary } from './model-library.svelte.ts'
import { TakeAlong } from './take-along.svelte.ts'
import { MovedAssumptions } from './moved-assumptions.svelte.ts'
import { Navigation } from './navigation.svelte.ts'
import { NetworkLock } from './network-lock.svelte.ts'
import { OnScreen } from './on-screen.ts'
import { Privacy } from './privacy.svelte.ts'
import { Prediction } from './prediction.svelte.ts'
import { ReceivedLink } from './received-link.svelte.ts'
import { followRestored } from './restored-model.ts'
import { Retraining } from './retraining.ts'
import { openArchive } from './open-archive.ts'
import type { Sample } from './samples.ts'
import { Projects } from './projects.svelte.ts'
import { RunKeeping } from './run-keeping.svelte.ts'
import { RunBook } from './run-book.svelte.ts'
import { Seeds } from './seeds.svelte.ts'
import { Suggesting } from './suggesting.svelte.ts'
import { TargetList } from './target-list.svelte.ts'
import { TestLooks } from './test-looks.svelte.ts'
import { Theme } from './theme.svelte.ts'
import { Training } from './training.ts'
import { TrainingRun } from './training-run.svelte.ts'
import { UndoHistory } from './undo-history.svelte.ts'
import { Why } from './why.svelte.ts'

/** The whole app's state: one object per concern, and the verbs that need more than one of them. */
export class Studio {
  readonly #data = new DataClient()
  readonly language: Language
  /** Inside somebody else's page: there is the classroom and nothing else, and nothing is kept. */
  readonly isFramed: boolean
  readonly theme = new Theme()
  readonly dataset = new Dataset(this.#data)
  readonly history = new UndoHistory()
  readonly draft: ExperimentDraft = new ExperimentDraft(
    this.#data,
    this.dataset,
    this.history,
    (from, to) => followRestored(this, from, to),
  )
  readonly privacy = new Privacy(this.#data, this.dataset, this.draft, this.history)
  readonly explorer = new FrameExplorer(this.#data)
  readonly insights = new Insights(this.#data)
  readonly engines = new EngineNotes()
  readonly run = new TrainingRun(this.#data, this.engines)
  readonly evaluating = new Evaluating(this.#data)
  readonly contenders = new Contenders(this.evaluating)
  readonly seeds = new Seeds(this.#data, this.engines)
  readonly gpuCheck = new GpuCheck(this.engines)
  readonly storage = new BrowserStorage()
  readonly #store = new BrowserStore(this.storage.watcher)
  readonly library: ModelLibrary = new ModelLibrary(
    this.#store.models,
    (model) => this.projects.forModel(model),
    this.history,
  )
  readonly lock = new NetworkLock(() => this.dataset.source?.blob)
  /** The runs of the project on screen. */
  readonly runBook: RunBook = new RunBook(this, this.#store.runs)
  readonly take = new TakeAlong(this.#store)
  readonly prediction = new Prediction(this.#data, () => this.model)
  readonly review = new CampaignReview(this.#data, () =>
    plannedCampaign(this.model?.experiment.campaign, this.campaign.valueColumn),
  )
  readonly why = new Why(this.prediction, this.evaluating)
  readonly targetList = new TargetList(this.#data, this.prediction, () => this.campaign.plan)
  readonly judging = new Judging(this.evaluating, () => this.model)
  readonly #looks = new TestLooks()
  readonly #onScreen = new OnScreen(
    {
      model: () => this.model,
      replace: (model) => {
        this.model = model
        this.prediction.forgetScores()
      },
    },
    this.draft,
    this.library,
  )
  readonly cut = new Cut(this.evaluating, this.#onScreen)
  /** Moves the one threshold that every number on every screen follows; false where the model's rows are not open. */
  readonly setThreshold = (threshold: number) => this.cut.set(threshold)
  readonly campaign = new Campaign(this.#data, this.evaluating, this.#onScreen)
  readonly movedAssumptions = new MovedAssumptions(this.campaign)
  readonly calibrating = new Calibrating(this.evaluating, this.#onScreen, this.campaign)
  readonly findings = new KnownFindings(this)
  readonly retraining = new Retraining(this)
  readonly training = new Training(this)
  readonly classroom = new Classroom(this.#data)
  readonly microscope = new Microscope(this.classroom, this.#data)
  /** The model on screen: just trained, or opened from the library. */
  model = $state.raw<TrainedModel | undefined>()
  /** The sample that is open, as long as its guide is wanted. */
  sample = $state.raw<Sample | undefined>()
  adapter = $state.raw<AdapterReport | undefined>()
  readonly link = new ReceivedLink()
  readonly suggesting = new Suggesting(this)
  readonly classroomSetup = new ClassroomSetup(this.classroom, this.draft)
  readonly desk = new ClassroomDesk(this.classroom, this.classroomSetup, this.#data, this.dataset)
  readonly navigation = new Navigation((settings, view) => {
    if (view === 'classroom') void this.classroomSetup.receive(settings)
    else this.link.read(settings)
  })
  /** The open table has every column that the model on screen was trained on. */
  modelFitsTable = $derived(
    this.model !== undefined &&
      hasColumnsOf(this.dataset.profile?.columns ?? [], this.model.recipe),
  )
  /** How often the test rows of the model on screen were looked at, for whichever model; undefined: not known. */
  testLooks = $derived(this.model === undefined ? undefined : this.#looks.at(this.model))
  readonly projects: Projects = new Projects(this, this.#store, this.storage)
  readonly keeping = new Keeping(this)
  readonly runs: RunKeeping = new RunKeeping(this, this.#store)
  saved = $derived(this.model !== undefined && this.library.has(this.model.id))
  /** Something on screen would be lost with the tab. */
  hasUnsaved = $derived(
    ['saving', 'failed'].includes(this.projects.current.autosave.status) ||
      (this.model !== undefined && !this.library.isStored(this.model.id)),
  )

  /** @param place where the page stands: by itself, or in a frame of somebody else's page, with the classroom alone */
  constructor(language: Language, place: 'window' | 'frame' = 'window') {
    this.language = language
    this.isFramed = place === 'frame'
  }

  /** Looks at what this machine and this browser offer. Nothing heavy is loaded before. */
  async begin(): Promise<void> {
    await Promise.all([this.library.refresh(), this.projects.begin()])
    await this.runs.refresh()
    const trainer = new TrainerClient()
    const adapter = await trainer.adapter()
    trainer.terminate()
    if (adapter.ok) this.adapter = adapter.value
  }

  /** Opens a file or pasted text and goes to Data; on failure stays where it is. */
  async openTable(source: TableSource, options?: ReadingOptions): Promise<boolean> {
    if (/\.terrarium$/i.test(source.name)) return openArchive(this, source)
    if (isPackName(source.name)) return this.desk.packs.open(source, this)
    if (!(await this.projects.current.mayLeave())) return false
    const read = options ?? this.projects.readingOf(source.name)
    return this.#goOn(await this.dataset.open(source, read))
  }

  /** Opens a newer file of the project's table: what was chosen and made stays, as far as it fits. */
  async openVersion(source: TableSource): Promise<boolean> {
    return this.#goOn(await this.dataset.open(source, this.dataset.options), true)
  }

  /** Reads the file that is too large for the memory, in part or whole. */
  async acceptOffer(portion: ReadingOptions): Promise<boolean> {
    return this.#goOn(await this.dataset.acceptOffer(portion))
  }

  async #goOn(isOpen: boolean, isVersion = false): Promise<boolean> {
    if (!isOpen) return false
    const { suggested } = await this.projects.takeTable({ isVersion })
    // The columns are there: what preparation would do with a million rows need not be waited for.
    this.navigation.go('data')
    await suggested
    return true
  }

  /** @param sample that the next table is */
  leaveTable(sample: Sample | undefined): void {
    this.run.forget()
    this.seeds.cancel()
    this.evaluating.forget()
    this.prediction.forgetScores()
    this.#forgetViews()
    this.sample = sample
  }

  /** Takes a kept model up again: Evaluate and Predict show it. */
  async openModel(id: string): Promise<void> {
    const model = await this.library.open(id)
    if (model !== undefined) this.show(model)
  }

  show(model: TrainedModel): void {
    this.sample = undefined
    this.model = model
    this.prediction.begin()
    this.navigation.go('evaluate')
  }

  /** Opens the test results of the model on screen, and counts that. */
  async lookAtTest(): Promise<void> {
    if (this.model === undefined || !isTestLocked(this.model)) return
    this.model = this.#looks.count(this.model)
    await this.library.renew(this.model)
  }

  /** Gets the model on screen ready to be judged and explained, if the rows it was made with are here. */
  async evaluate(): Promise<void> {
    const { model } = this
    if (model === undefined || !this.modelFitsTable) return
    await this.evaluating.take(model)
    await this.contenders.fit()
  }

  /** Trains the network on screen again from other seeds; never beside a run that the person started. */
  async repeatSeeds(): Promise<void> {
    const { model } = this
    if (model === undefined || this.evaluating.status !== 'open' || this.run.busy) return
    await this.seeds.repeat(model)
  }

  /** Contacts the best so many of the list: moves the threshold to where that many are let through. */
  async contactBest(depth: number): Promise<void> {
    const threshold = await this.evaluating.client.thresholdAt(depth)
    if (threshold.ok) await this.setThreshold(threshold.value)
  }

  /** Works out what the list and its campaign are worth; a changed plan moves the threshold to its best list. */
  async planCampaign(): Promise<void> {
    const { question } = this.campaign
    const threshold = question && (await this.campaign.ask(question))
    if (threshold !== undefined) await this.setThreshold(threshold)
  }

  async keepModel(name: string): Promise<void> {
    if (this.model === undefined) return
    const named = { ...this.findings.complete(this.model), name }
    if (await this.library.keep(named)) this.model = named
  }

  /** An address that carries the experiment's settings; names of columns only when asked for. */
  shareLink(withNames: boolean): Result<string> {
    const { document } = this.draft
    const base = location.href.replace(/#.*$/, '')
    return document === undefined ? ok(base) : addressWith(document, base, withNames)
  }

  /** Back to what was suggested for this table; the question stays. */
  async resetSettings(): Promise<void> {
    const document = this.draft.withSuggestedSettings()
    if (document !== undefined) await this.draft.take(document, (m) => m.changes.suggested)
  }

  /** Reads the open file in another way. */
  async reread(options: ReadingOptions): Promise<void> {
    const { document } = this.draft
    if (!(await this.dataset.reread(options))) return
    this.prediction.forgetScores()
    this.#forgetViews()
    const suggested = this.suggesting.again(document)
    this.projects.current.bind()
    await suggested
  }

  #forgetViews(): void {
    this.explorer.reset()
    this.insights.reset()
  }
}

export const [getStudio, setStudio] = createContext<Studio>()
