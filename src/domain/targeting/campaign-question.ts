import type { Template } from '../campaign/campaign-choice.ts'
import { suggestTemplate } from '../campaign/suggest-template.ts'
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

/** A question that may still lack what a success is: undefined where names, values and plan do not say. */
export interface OpenQuestion extends Omit<CampaignQuestion, 'outcome'> {
  outcome: { column: string; success: string | null | undefined }
}

export function isAnswerable(question: OpenQuestion): question is CampaignQuestion {
  return question.outcome.success !== undefined
}

/** What the plan of a campaign says about its results. */
export interface PlannedCampaign {
  /** Undefined where nothing was planned. */
  template: Template | undefined
  /** ISO 4217. */
  currency: string | undefined
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
  /bought|buy|purchas|respon|convert|order|outcome|result|churn|left|leav|cancel|exit|stay|kept|retain|renew|click|购买|响应|下单|结果|流失|退订|点击|留存|续费|续约/i
const YES = /^(?:yes|y|true|t|1|是|有)$/i
const NO = /^(?:no|n|false|f|0|否|没有|无)$/i
/** Words that are good or bad news whatever their column is called. */
const GOOD =
  /^(?:bought|purchased|converted|responded|clicked|stayed|kept|retained|renewed|已?购买|已?下单|已?响应|已?点击|留存|续费|续约)$/i
const BAD =
  /^(?:churned?|left|cancell?ed|exited|unsubscribed|not bought|已?流失|已?退订|未购买|未响应|未点击)$/i
const STAYING = /stay|kept|retain|retention|renew|留存|续费|续约/i

/** What the columns seem to say; a person may say otherwise. */
export function suggestedQuestion(
  results: CampaignFile,
  list: CampaignFile | undefined,
  plan: PlannedCampaign,
): OpenQuestion {
  const base = list ?? results
  const key = list && sharedKey(list, results)
  const outcome = outcomeOf(results, key)
  return {
    ...suggestedSuccess(outcome, plan.template),
    worth: null,
    group: groupOf(base),
    score:
      base.columns.findLast(({ name, numeric }) => numeric && SCORE_NAME.test(name))?.name ?? null,
    join: key === undefined ? null : { listKey: key, resultKey: key },
    blankMeansNo: false,
    amounts: plan.amounts,
  }
}

/**
 * What a success is in a column, and whether the model scored its opposite. Where yes means leaving, by the column's
 * name or else by the plan, a success is the other answer; where neither says which way is good, nothing is guessed.
 */
export function suggestedSuccess(
  column: CampaignColumn,
  planned: Template | undefined,
): Pick<OpenQuestion, 'outcome' | 'opposite'> {
  const { name, values } = column
  const isStaying = STAYING.test(name)
  const named = isStaying ? undefined : suggestTemplate(name)
  const isLeaving = !isStaying && (named ?? planned) === 'churn'
  const isKnown = isStaying || (named ?? planned) !== undefined
  return {
    outcome: { column: name, success: successAmong(values, isLeaving, isKnown) },
    // Leavers were scored by how likely they leave, whatever the results call it.
    opposite: (planned ?? named) === 'churn',
  }
}

function successAmong(values: readonly string[], isLeaving: boolean, isKnown: boolean) {
  const good = values.find((value) => GOOD.test(value))
  if (good !== undefined) return good
  const [first, second, third] = values
  const other = (bad: string) => (third !== undefined ? undefined : first === bad ? second : first)
  const bad = values.find((value) => BAD.test(value))
  if (bad !== undefined) return other(bad)
  if (!isKnown) return undefined
  const yes = values.find((value) => YES.test(value))
  const no = values.find((value) => NO.test(value))
  if (isLeaving) return no ?? (yes === undefined ? undefined : other(yes))
  return yes ?? (no === undefined ? undefined : other(no))
}

/** A person's answers that a list opened later does not contradict: it now says group and score. */
export function keptAnswers(
  { group, score, join: _join, ...answers }: Partial<OpenQuestion>,
  { columns }: CampaignFile,
): Partial<OpenQuestion> {
  const has = (column: string) => columns.some(({ name }) => name === column)
  return {
    ...answers,
    ...(group !== undefined && (group === null || has(group.column)) && { group }),
    ...(score !== undefined && (score === null || has(score)) && { score }),
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

function groupOf({ columns }: CampaignFile): CampaignQuestion['group'] {
  const withControl = columns.flatMap(({ name, values }) => {
    const control = values.find((value) => CONTROL_VALUE.test(value))
    return control === undefined ? [] : [{ column: name, control }]
  })
  return withControl.findLast(({ column }) => GROUP_NAME.test(column)) ?? withControl.at(-1) ?? null
}
