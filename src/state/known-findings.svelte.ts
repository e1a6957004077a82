import type { CampaignResult } from '../domain/campaign/campaign-result.ts'
import type { Findings } from '../domain/report/findings.ts'
import { isTestLocked } from '../domain/test-looks.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import type { Campaign } from './campaign.svelte.ts'
import type { Contenders } from './contenders.svelte.ts'
import type { Judging } from './judging.svelte.ts'
import type { ModelLibrary } from './model-library.svelte.ts'
import type { Seeds } from './seeds.svelte.ts'
import type { Why } from './why.svelte.ts'

/** Where findings come from while a model's rows are open, and where they go. */
interface Desk {
  readonly judging: Judging
  readonly contenders: Contenders
  readonly why: Why
  readonly campaign: Campaign
  readonly seeds: Seeds
  readonly library: ModelLibrary
  /** The one on screen. */
  model: TrainedModel | undefined
}

type KeptLists = NonNullable<Findings['plans']>

/** Quiet time after which what was found out goes into the model, in milliseconds. */
const SETTLED = 600

/** What is known about the model on screen: found out now, with its rows open, or kept with it. */
export class KnownFindings {
  readonly #desk: Desk
  #lists: KeptLists = []
  #timer: ReturnType<typeof setTimeout> | undefined

  /** Found out about the rows that are open now. */
  fresh = $derived.by(() => this.#found())
  all = $derived.by<Findings>(() => ({ ...this.#desk.model?.report.findings, ...this.fresh }))

  constructor(desk: Desk) {
    this.#desk = desk
  }

  /** Puts what was found out into the model on screen, soon; a kept model is kept again. */
  settle(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#settle(), SETTLED)
  }

  /** The model on screen with all that is known about it; the same object where it has that, or its test part is locked. */
  complete(model: TrainedModel): TrainedModel {
    if (isTestLocked(model)) return model
    const known = model.report.findings
    const isNew = (name: keyof Findings) => this.all[name] !== known?.[name]
    if (!(Object.keys(this.all) as (keyof Findings)[]).some(isNew)) return model
    return { ...model, report: { ...model.report, findings: this.all } }
  }

  #found(): Findings {
    const { judging, contenders, why, campaign, seeds, model } = this.#desk
    const { judgement } = judging
    const { comparison } = contenders
    const { importance } = why.drivers
    // Of several classes the one that is looked at changes; a ranking of one of them says little by itself.
    const isBinary = model?.recipe.target.task === 'binary'
    const planned = isBinary ? campaign.answer : undefined
    const seedValues = model && seeds.valuesOf(model)
    return {
      ...(seedValues && { seedValues }),
      ...(judgement && { judgement }),
      ...(comparison && { comparison }),
      ...(importance && { importance }),
      ...(planned?.ranking && { ranking: planned.ranking }),
      ...(planned?.campaign && { campaign: planned.campaign }),
      ...(planned?.campaign && { plans: this.#listsOfPlans() }),
    }
  }

  /** The same array as long as it says the same: what is new is kept with the model. */
  #listsOfPlans(): KeptLists {
    const lists = this.#desk.campaign.keptResults.map(({ name, result }) => listOf(name, result))
    if (JSON.stringify(lists) !== JSON.stringify(this.#lists)) this.#lists = lists
    return this.#lists
  }

  async #settle(): Promise<void> {
    const { model } = this.#desk
    if (model === undefined) return
    const complete = this.complete(model)
    if (complete === model) return
    this.#desk.model = complete
    const { library } = this.#desk
    if (library.has(model.id)) await library.keep(complete)
  }
}

/** The best list of a kept plan, without what was expected of it before it was measured. */
function listOf(name: string, { best }: CampaignResult): KeptLists[number] {
  if (best === null) return { name, best }
  const { expectedProfit: _expected, ...list } = best
  return { name, best: list }
}
