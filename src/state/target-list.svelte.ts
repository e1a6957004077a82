import type { CampaignPlan } from '../domain/campaign/campaign-choice.ts'
import { choiceFor } from '../domain/column-choice.ts'
import type { Failure } from '../domain/failure.ts'
import type {
  AudienceSettings,
  ListGroup,
  ListPlan,
  ListSettings,
} from '../domain/targeting/list-settings.ts'
import type { ListWords } from '../domain/targeting/reason-text.ts'
import type { Audience, ScoredFile } from '../protocol/scoring-api.ts'
import type { DataClient } from '../services/data-client.ts'
import { download, withSuffix } from '../services/downloads.ts'
import { FileWriting } from './file-writing.svelte.ts'
import type { Prediction } from './prediction.svelte.ts'

/** Of the scored rows on the list while nobody says otherwise. */
const USUAL_SHARE = 0.1

/** Whom to contact: the list made of the rows that were scored last. */
export class TargetList {
  readonly #data: DataClient
  readonly #prediction: Prediction
  readonly #campaign: () => CampaignPlan | undefined
  by = $state<'count' | 'cut'>('count')
  /** Rows wanted; null: a tenth of the file. */
  #rows = $state<number | null>(null)
  #answer = $state<string | null>(null)
  control = $state.raw<ListSettings['control']>({ rows: null, rate: null, effect: null, seed: 1 })
  /** The only column of the table in the file; null: all of them. */
  keyColumn = $state<string | null>(null)
  withReasons = $state(true)
  audience = $state.raw<AudienceSettings>({
    platform: 'google',
    email: null,
    phone: null,
    countryCode: '',
  })
  plan = $state.raw<ListPlan | undefined>()
  readonly writing = new FileWriting()
  failure = $state.raw<Failure | undefined>()
  /** Of the audience file written last. */
  counts = $state.raw<Omit<Audience, 'csv'> | undefined>()
  /** What `plan` is made of. */
  #of: ScoredFile | undefined
  #turn = 0

  /** Classes of which one is chosen by; none for two classes and for numbers. */
  answers = $derived.by(() => {
    const target = this.#prediction.model?.recipe.target
    return target?.task === 'multiclass' ? target.classes : []
  })
  answer = $derived(
    this.#answer !== null && this.answers.includes(this.#answer)
      ? this.#answer
      : (this.answers[0] ?? null),
  )
  /** Some numbers have no country code, and nobody said which country they are of: no file is written. */
  lacksCode = $derived(this.audience.countryCode === '' && (this.counts?.withoutCode ?? 0) > 0)
  rows = $derived.by(() => {
    const scored = this.#prediction.scored?.rows ?? 0
    return this.#rows ?? Math.max(1, Math.round(USUAL_SHARE * scored))
  })
  settings: ListSettings = $derived.by(() => {
    const { model } = this.#prediction
    const value = this.#campaign()?.value
    const isByCut = this.by === 'cut' && model?.recipe.target.task === 'binary'
    return {
      answer: this.answer,
      choice: isByCut ? { by: 'score', least: model.threshold } : { by: 'count', rows: this.rows },
      control: this.control,
      ...(typeof value === 'object' && {
        value: { ...value, choice: choiceFor(model?.experiment.columns, value.column) },
      }),
    }
  })

  /** @param campaign planned with the model; undefined while amounts are missing */
  constructor(data: DataClient, prediction: Prediction, campaign: () => CampaignPlan | undefined) {
    this.#campaign = campaign
    this.#data = data
    this.#prediction = prediction
  }

  chooseRows(rows: number): void {
    this.#rows = rows
  }

  chooseAnswer(answer: string): void {
    this.#answer = answer
  }

  hold(change: Partial<ListSettings['control']>): void {
    this.control = { ...this.control, ...change }
  }

  address(change: Partial<AudienceSettings>): void {
    this.audience = { ...this.audience, ...change }
    this.counts = undefined
  }

  /** Works the list out anew; whoever calls it in an effect calls it whenever something has changed. */
  async refresh(): Promise<void> {
    const { settings } = this
    const { scored } = this.#prediction
    const turn = ++this.#turn
    if (scored !== this.#of) {
      this.#of = scored
      this.plan = undefined
      this.writing.failure = undefined
    }
    if (scored === undefined) return
    const plan = await this.#data.planList(settings)
    if (turn !== this.#turn) return
    this.counts = undefined
    this.plan = plan.ok ? plan.value : undefined
    this.failure = plan.ok ? undefined : plan.failure
  }

  /** @param words of the reasons, if the file has some */
  async downloadList(group: ListGroup, words: ListWords, byteOrderMark: boolean): Promise<void> {
    const { settings, keyColumn, withReasons } = this
    const writing = { group, keyColumn, words: withReasons ? words : null, byteOrderMark }
    const csv = await this.writing.write((onShare) =>
      this.#data.writeList(settings, writing, onShare),
    )
    if (csv !== undefined) this.#hand(csv, group === 'both' ? 'list' : group)
  }

  async downloadAudience(): Promise<void> {
    const { settings, audience } = this
    const written = await this.writing.write((onShare) =>
      this.#data.writeAudience(settings, audience, onShare),
    )
    if (written === undefined) return
    this.counts = written
    if (written.rows > 0 && !this.lacksCode)
      this.#hand(written.csv, `audience-${audience.platform}`)
  }

  cancel(): void {
    this.#data.cancel()
  }

  #hand(csv: Blob, suffix: string): void {
    download(csv, withSuffix(this.#prediction.scoredName, suffix, 'csv'))
  }
}
