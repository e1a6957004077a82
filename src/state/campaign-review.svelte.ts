import type { Failure } from '../domain/failure.ts'
import {
  suggestedQuestion,
  type CampaignFile,
  type CampaignPart,
  type CampaignQuestion,
  type JudgedCampaign,
} from '../domain/targeting/campaign-question.ts'
import type { CampaignAmounts } from '../domain/targeting/campaign-results.ts'
import type { TableSource } from '../protocol/data-api.ts'
import type { DataClient } from '../services/data-client.ts'
import type { Reading } from './dataset.svelte.ts'

/** A finished campaign: its files, what they are asked, and what they answer. */
export class CampaignReview {
  readonly #data: DataClient
  readonly #amounts: () => CampaignAmounts
  reading = $state.raw<Reading | undefined>()
  results = $state.raw<CampaignFile | undefined>()
  list = $state.raw<CampaignFile | undefined>()
  question = $state.raw<CampaignQuestion | undefined>()
  judged = $state.raw<JudgedCampaign | undefined>()
  busy = $state(false)
  failure = $state.raw<Failure | undefined>()
  #turn = 0

  /** @param amounts those of the plan on screen, to begin with */
  constructor(data: DataClient, amounts: () => CampaignAmounts) {
    this.#data = data
    this.#amounts = amounts
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
    const amounts = this.question?.amounts ?? this.#amounts()
    this.question = suggestedQuestion(this.results, this.list, amounts)
    await this.#judge()
  }

  /** Asks otherwise. */
  async ask(change: Partial<CampaignQuestion>): Promise<void> {
    if (this.question === undefined) return
    this.question = { ...this.question, ...change }
    await this.#judge()
  }

  cancel(): void {
    this.#data.cancel()
  }

  async #judge(): Promise<void> {
    const { question } = this
    if (question === undefined) return
    const turn = ++this.#turn
    this.busy = true
    const judged = await this.#data.judgeCampaign(question)
    if (turn !== this.#turn) return
    this.busy = false
    this.judged = judged.ok ? judged.value : undefined
    this.failure = judged.ok ? undefined : judged.failure
  }
}
