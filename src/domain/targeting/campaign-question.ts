import type { CampaignAmounts, CampaignResults } from './campaign-results.ts'

/** What became of the rows; or the list that the campaign went by, where that is a file of its own. */
export type CampaignPart = 'results' | 'list'

/** A file of a finished campaign, as far as a question can be asked of it. */
export interface CampaignFile {
  name: string
  rows: number
  columns: CampaignColumn[]
}

export interface CampaignColumn {
  name: string
  /** Different texts, counted no further than one beyond `MOST_VALUES`. */
  distinct: number
  /** Those texts, the most frequent first; empty where there are more than `MOST_VALUES`. */
  values: string[]
  /** Every text that is not missing is a number. */
  numeric: boolean
}

export const MOST_VALUES = 20

/** Which columns say what, and what a success is. */
export interface CampaignQuestion {
  /** In the file of results. `success` null: any text that is not missing. */
  outcome: { column: string; success: string | null }
  /** In the file of results: what each success was worth. */
  worth: string | null
  /** Who was held out; in the list if there is one. Null: everyone was contacted. */
  group: { column: string; control: string } | null
  /** In the list if there is one. */
  score: string | null
  /** How a list of its own goes with the results. */
  join: { listKey: string; resultKey: string } | null
  /** A row without an outcome is one without success; else it is left out. */
  blankMeansNo: boolean
  /** The model scored the opposite of a success: a high score foretold that it would not come. */
  opposite: boolean
  amounts: CampaignAmounts
}

/** What came of a campaign, and which rows it could not be told of. */
export interface JudgedCampaign extends CampaignResults {
  /** Left out: no outcome, or no group. */
  withoutOutcome: number
  withoutGroup: number
  /** Rows of the results whose key is not on the list. */
  strangers: number
}

const GROUP_NAME = /group|arm|组/i
const CONTROL_VALUE = /^(?:control|holdout|hold-out|held out|对照.*)$/i
const SCORE_NAME = /^(?:score|p:.*|分数)(?: \(\d+\))?$/i
const OWN_NAME = /^(?:score|decile|group|reasons)(?: \(\d+\))?$/i
const OUTCOME_NAME =
  /bought|buy|purchas|respon|convert|order|outcome|result|churn|left|stay|click|购买|响应|下单|结果|流失|点击/i
const YES = /^(?:yes|y|true|t|1|bought|converted|是|已购买?)$/i

/** What the columns seem to say; a person may say otherwise. */
export function suggestedQuestion(
  results: CampaignFile,
  list: CampaignFile | undefined,
  amounts: CampaignAmounts,
): CampaignQuestion {
  const base = list ?? results
  const key = list && sharedKey(list, results)
  const outcome = outcomeOf(results, key)
  return {
    outcome: { column: outcome.name, success: successOf(outcome) },
    worth: null,
    group: groupOf(base),
    score:
      base.columns.findLast(({ name, numeric }) => numeric && SCORE_NAME.test(name))?.name ?? null,
    join: key === undefined ? null : { listKey: key, resultKey: key },
    blankMeansNo: false,
    opposite: false,
    amounts,
  }
}

/** The column of either file that tells most rows apart. */
function sharedKey(list: CampaignFile, results: CampaignFile): string {
  const names = new Set(results.columns.map(({ name }) => name))
  const shared = list.columns.filter(({ name }) => names.has(name) && !OWN_NAME.test(name))
  const best = shared.reduce<CampaignColumn | undefined>(
    (found, column) => (found === undefined || column.distinct > found.distinct ? column : found),
    undefined,
  )
  return best?.name ?? list.columns[0]?.name ?? ''
}

function outcomeOf({ columns }: CampaignFile, key: string | undefined): CampaignColumn {
  const open = columns.filter(({ name }) => name !== key && !OWN_NAME.test(name))
  const few = open.filter(({ distinct }) => distinct <= 2)
  return (
    few.findLast(({ name }) => OUTCOME_NAME.test(name)) ??
    few.findLast(({ distinct }) => distinct === 2) ??
    open.at(-1) ??
    (columns.at(-1) as CampaignColumn)
  )
}

/** A word that means yes, else the rarer value. */
export function successOf({ values }: CampaignColumn): string | null {
  return values.find((value) => YES.test(value)) ?? values.at(-1) ?? null
}

function groupOf({ columns }: CampaignFile): CampaignQuestion['group'] {
  const withControl = columns.flatMap(({ name, values }) => {
    const control = values.find((value) => CONTROL_VALUE.test(value))
    return control === undefined ? [] : [{ column: name, control }]
  })
  return withControl.findLast(({ column }) => GROUP_NAME.test(column)) ?? withControl.at(-1) ?? null
}
