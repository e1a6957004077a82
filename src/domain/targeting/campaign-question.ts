import type { Template } from '../campaign/campaign-choice.ts'
import { suggestTemplate } from '../campaign/suggest-template.ts'
import type { CampaignAmounts, CampaignResults } from './campaign-results.ts'
import { columnsSinceScored, listColumnsIn } from './list-columns.ts'

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
  /** Numbers as people write them, also with a unit: €1,234.50. */
  amounts: boolean
}

export const MOST_VALUES = 20

/** A success is an amount of more than nothing. */
export const ABOVE_0 = { above: 0 } as const

/** A text of the column; `ABOVE_0`; null: whatever text is not missing. */
export type Success = string | typeof ABOVE_0 | null

/** Where the worth of each success stands. */
export interface WorthColumn {
  part: CampaignPart
  column: string
}

/** Which columns say what, and what a success is. */
export interface CampaignQuestion {
  /** In the file of results. */
  outcome: { column: string; success: Success }
  /** What each success was worth; in the results, or in the list if there is one. */
  worth: WorthColumn | null
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

/**
 * A question that may still lack what a success is: undefined where names, values and plan do not say. The column is
 * null where the file holds nothing but what was scored.
 */
export interface OpenQuestion extends Omit<CampaignQuestion, 'outcome'> {
  outcome: { column: string | null; success: Success | undefined }
}

export function isAnswerable(question: OpenQuestion): question is CampaignQuestion {
  return question.outcome.column !== null && question.outcome.success !== undefined
}

/** What the plan of a campaign says about its results. */
export interface PlannedCampaign {
  /** Undefined where nothing was planned. */
  template: Template | undefined
  /** ISO 4217. */
  currency: string | undefined
  /** Column of what each customer is worth. */
  worth: string | undefined
  amounts: CampaignAmounts
}

/** What came of a campaign, and which rows it could not be told of. */
export interface JudgedCampaign extends CampaignResults {
  /** Without an outcome: left out, or counted as without success where that was asked. */
  withoutOutcome: number
  /** Left out: no group. */
  withoutGroup: number
  /** Rows of the results whose key is not on the list. */
  strangers: number
  /** Rows of the results whose key had come before: they count together with the first. */
  repeated: number
  /** No row that counts is without success: nothing can be compared. */
  onlySuccesses: boolean
}

const GROUP_NAME = /group|arm|组/i
const CONTROL_VALUE = /^(?:control|holdout|hold-out|held out|对照.*)$/i
const SCORE_NAME = /^(?:score|p:.*|分数)(?: \(\d+\))?$/i
const OWN_NAME = /^(?:score|decile|group|reasons)(?: \(\d+\))?$/i
const OUTCOME_NAME =
  /bought|buy|purchas|respon|convert|order|outcome|result|churn|left|leav|cancel|exit|stay|kept|retain|renew|click|购买|响应|下单|结果|流失|退订|点击|留存|续费|续约/i
const AMOUNT_NAME =
  /amount|revenue|turnover|spend|spent|sales|value|total|price|margin|profit|金额|收入|消费|销售额|营业额|利润|毛利/i
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
  const added = listColumnsIn(base.columns)
  const key = list && sharedKey(list, results, added?.names)
  return {
    ...suggestedSuccess(outcomeOf(results, list, key), plan.template),
    worth: worthIn('results', results, plan.worth) ?? worthIn('list', list, plan.worth),
    group: groupOf(base, added?.group),
    score:
      added?.score ??
      base.columns.findLast(({ name, numeric }) => numeric && SCORE_NAME.test(name))?.name ??
      null,
    join: key === undefined ? null : { listKey: key, resultKey: key },
    blankMeansNo: false,
    amounts: plan.amounts,
  }
}

/**
 * What a success is in a column, and whether the model scored its opposite. Where yes means leaving, by the column's
 * name or else by the plan, a success is the other answer. Of amounts it is one of more than nothing. Where nothing says
 * which way is good, nothing is guessed.
 * @param column undefined: none says what happened
 */
export function suggestedSuccess(
  column: CampaignColumn | undefined,
  planned: Template | undefined,
): Pick<OpenQuestion, 'outcome' | 'opposite'> {
  if (column === undefined)
    return { outcome: { column: null, success: undefined }, opposite: planned === 'churn' }
  const { name, values, amounts } = column
  const isStaying = STAYING.test(name)
  const named = isStaying ? undefined : suggestTemplate(name)
  const isLeaving = !isStaying && (named ?? planned) === 'churn'
  const isKnown = isStaying || (named ?? planned) !== undefined
  return {
    outcome: {
      column: name,
      success:
        successAmong(values, isLeaving, isKnown) ??
        (amounts && AMOUNT_NAME.test(name) ? ABOVE_0 : undefined),
    },
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
  { group, score, worth, join: _join, ...answers }: Partial<OpenQuestion>,
  { columns }: CampaignFile,
): Partial<OpenQuestion> {
  const has = (column: string) => columns.some(({ name }) => name === column)
  return {
    ...answers,
    ...(group !== undefined && (group === null || has(group.column)) && { group }),
    ...(score !== undefined && (score === null || has(score)) && { score }),
    // One list may have gone, another come.
    ...(worth !== undefined && (worth?.part !== 'list' || has(worth.column)) && { worth }),
  }
}

/**
 * The column of either file that tells most rows apart.
 * @param added what the list added to the table; undefined: not known, so by their usual names
 */
function sharedKey(
  list: CampaignFile,
  results: CampaignFile,
  added: ReadonlySet<string> | undefined,
): string {
  const names = new Set(results.columns.map(({ name }) => name))
  const isAdded = (name: string) => added?.has(name) ?? OWN_NAME.test(name)
  const shared = list.columns.filter(({ name }) => names.has(name) && !isAdded(name))
  const best = shared.reduce<CampaignColumn | undefined>(
    (found, column) => (found === undefined || column.distinct > found.distinct ? column : found),
    undefined,
  )
  return best?.name ?? list.columns[0]?.name ?? ''
}

function worthIn(
  part: CampaignPart,
  file: CampaignFile | undefined,
  planned: string | undefined,
): WorthColumn | null {
  const found = file?.columns.find(({ name, amounts }) => amounts && name === planned)
  return found === undefined ? null : { part, column: found.name }
}

/** Undefined where every column was known when the list was made; being in a file of keys alone may count. */
function outcomeOf(
  { columns }: CampaignFile,
  list: CampaignFile | undefined,
  key: string | undefined,
): CampaignColumn | undefined {
  if (columns.length === 1) return columns[0]
  const known = new Set(list?.columns.map(({ name }) => name))
  const open = columnsSinceScored(columns).filter(
    ({ name }) => name !== key && !known.has(name) && !OWN_NAME.test(name),
  )
  const few = open.filter(({ distinct }) => distinct <= 2)
  return (
    few.findLast(({ name }) => OUTCOME_NAME.test(name)) ??
    few.findLast(({ distinct }) => distinct === 2) ??
    open.at(-1)
  )
}

/** @param added the group that the list added, where it is known */
function groupOf({ columns }: CampaignFile, added: string | undefined): CampaignQuestion['group'] {
  const withControl = columns.flatMap(({ name, values }) => {
    const control = values.find((value) => CONTROL_VALUE.test(value))
    return control === undefined ? [] : [{ column: name, control }]
  })
  return (
    withControl.find(({ column }) => column === added) ??
    withControl.findLast(({ column }) => GROUP_NAME.test(column)) ??
    withControl.at(-1) ??
    null
  )
}
