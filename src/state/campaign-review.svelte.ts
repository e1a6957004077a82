import type { Failure } from '../domain/failure.ts'
import {
  isAnswerable,
  keptAnswers,
  suggestedQuestion,
  suggestedSuccess,
  type CampaignColumn,
  type CampaignFile,
  type CampaignPart,
  type JudgedCampaign,
  type OpenQuestion,
  type PlannedCampaign,
} from '../domain/targeting/campaign-question.ts'
import type { TableSource } from '../protocol/table-source.ts'
import type { DataClient } from '../services/data-client.ts'
import type { Reading } from './dataset.svelte.ts'

/** A finished campaign: its files, what they are asked, and what they answer. */
export class CampaignReview {
  readonly #data: DataClient
  readonly #planned: () => PlannedCampaign
  reading = $state.raw<Reading | undefined>()
  results = $state.raw<CampaignFile | undefined>()
  list = $state.raw<CampaignFile | undefined>()
  question = $state.raw<OpenQuestion | undefined>()
  judged = $state.raw<JudgedCampaign | undefined>()
  /** Of the amounts, as in ISO 4217; undefined: nobody said. */
  currency = $state<string | undefined>()
  busy = $state(false)
  failure = $state.raw<Failure | undefined>()
  /** Why a question has no answer. */
  unanswered = $state.raw<Failure | undefined>()
  /** What a person said about these results, beyond what was guessed. */
  #answers: Partial<OpenQuestion> = {}
  #turn = 0

  /** @param planned the plan on screen, to begin with */
  constructor(data: DataClient, planned: () => PlannedCampaign) {
    this.#data = data
    this.#planned = planned
  }

  /** Reads a file; what its columns mean is guessed, and judged at once. */
  async open(part: CampaignPart, source: TableSource): Promise<void> {
    this.failure = undefined
    this.reading = { name: source.name, startedAt: performance.now() }
    const opened = await this.#data.openCampaignFile(part, source, (progress) => {
      if (this.reading !== undefined) this.reading = { ...this.reading, progress }
    })
    this.reading = undefined
    if (!opened.ok) {
      if (opened.failure.code !== 'cancelled') this.failure = opened.failure
      return
    }
    if (part === 'results') this.results = opened.value
    this.list = part === 'list' ? opened.value : undefined
    if (this.results === undefined) return
    const planned = this.#planned()
    this.currency ??= planned.currency
    const before = part === 'list' ? this.#answers : {}
    this.#answers = keptAnswers(before, this.list ?? this.results)
    this.question = {
      ...suggestedQuestion(this.results, this.list, {
        ...planned,
        amounts: this.question?.amounts ?? planned.amounts,
      }),
      ...this.#answers,
    }
    await this.#judge()
  }

  /** Asks otherwise. */
  async ask(change: Partial<OpenQuestion>): Promise<void> {
    if (this.question === undefined) return
    this.#answers = { ...this.#answers, ...change }
    this.question = { ...this.question, ...change }
    await this.#judge()
  }

  /** Asks about another column of the results; what a success is there is guessed anew. */
  async askAbout(column: CampaignColumn): Promise<void> {
    await this.ask(suggestedSuccess(column, this.#planned().template))
  }

  cancel(): void {
    this.#data.cancel()
  }

  async #judge(): Promise<void> {
    const { question } = this
    if (question === undefined) return
    const turn = ++this.#turn
    this.busy = false
    this.unanswered = undefined
    this.judged = isAnswerable(question) ? this.judged : undefined
    if (!isAnswerable(question)) return
    this.busy = true
    const judged = await this.#data.judgeCampaign(question)
    if (turn !== this.#turn) return
    this.busy = false
    this.judged = judged.ok ? judged.value : undefined
    this.unanswered = judged.ok ? undefined : judged.failure
    if (this.judged === undefined || !this.#holdsSuccessesOnly(this.judged)) return
    this.question = { ...question, blankMeansNo: true }
    await this.#judge()
  }

  /** A file of buyers or answers alone: whoever is not in it did not buy, unless somebody said otherwise. */
  #holdsSuccessesOnly({ onlySuccesses, withoutOutcome }: JudgedCampaign): boolean {
    const isOpen = this.#answers.blankMeansNo === undefined && !this.question?.blankMeansNo
    return isOpen && onlySuccesses && withoutOutcome > 0
  }
}
