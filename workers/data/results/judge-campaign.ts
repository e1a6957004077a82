import { fail, ok, type Result } from '../../../src/domain/result.ts'
import { isMissingText, type Column, type Table } from '../../../src/domain/table.ts'
import type {
  CampaignQuestion,
  JudgedCampaign,
} from '../../../src/domain/targeting/campaign-question.ts'
import { campaignResults } from '../../../src/domain/targeting/campaign-results.ts'
import { rankingHeld } from '../../../src/domain/targeting/ranking-held.ts'
import { yieldToMessages } from '../../yield-to-messages.ts'
import { columnNamed, numbersOf, valueText } from './campaign-table.ts'

/** A success or not, or nothing known. */
type Outcome = 0 | 1 | undefined

/** The columns of a question. */
interface Roles {
  outcome: Column
  /** The outcome's amounts, where they say what a success is. */
  amounts: Float64Array | undefined
  /** Each by the rows of its table. */
  worth: { results: Float64Array | undefined; list: Float64Array | undefined }
  group: Column | undefined
  scores: Float64Array | undefined
  keys: { list: Column; results: Column } | undefined
}

/**
 * Puts the rows of a campaign's list together with what became of them, and judges the campaign. A key that stands
 * several times in the results is a success if one of its rows is, worth their sum. Fails with `columnMissing`,
 * `notANumberColumn` and `cancelled`.
 * @param list the same table as `results` where that holds everything
 */
export async function judgeCampaign(
  results: Table,
  list: Table,
  question: CampaignQuestion,
  signal: AbortSignal,
): Promise<Result<JudgedCampaign>> {
  const roles = rolesOf(results, list, question)
  if (!roles.ok) return roles
  const { keys, group, scores, worth } = roles.value
  const found =
    keys === undefined ? undefined : keyedOutcomes(results, keys.results, roles.value, question)
  const own = ownOutcomes(results, roles.value, question)
  const unreadable = new Set(list.unreadable)
  const rows = new RowsOfCampaign()
  for (let row = 0; row < list.rows; row++) {
    if (unreadable.has(row)) continue
    const of = found && keys ? found.take(valueText(keys.list, row)) : own(row)
    const groupText = group === undefined ? '' : valueText(group, row)
    if (group !== undefined && isMissingText(groupText)) rows.withoutGroup += 1
    else {
      if (of.outcome === undefined) rows.withoutOutcome += 1
      if (of.outcome === undefined && !question.blankMeansNo) continue
      const isControl = group !== undefined && groupText === question.group?.control
      const amount = worth.list === undefined ? of.worth : amountAt(worth.list, row)
      rows.add(isControl ? 0 : 1, of.outcome ?? 0, amount, scores?.[row] ?? Number.NaN)
    }
  }
  await yieldToMessages()
  if (signal.aborted) return fail('cancelled', {})
  const { withoutGroup, withoutOutcome, onlySuccesses } = rows
  return ok({
    ...campaignResults(rows.all(question.worth !== null), question.amounts),
    ranking: scores === undefined ? null : await rows.ranking(question.opposite),
    withoutOutcome,
    withoutGroup,
    strangers: found?.strangers() ?? 0,
    repeated: found?.repeated() ?? 0,
    onlySuccesses,
  })
}

function rolesOf(results: Table, list: Table, question: CampaignQuestion): Result<Roles> {
  const { join } = question
  const outcome = columnNamed(results, question.outcome.column)
  if (!outcome.ok) return outcome
  const isAmount = typeof question.outcome.success === 'object' ? question.outcome.success : null
  const amounts = optional(isAmount, () => numbersOf(outcome.value, results.rows))
  if (!amounts.ok) return amounts
  const group = optional(question.group, ({ column }) => columnNamed(list, column))
  if (!group.ok) return group
  const isOfList = question.worth?.part === 'list'
  const worth = optional(question.worth, ({ column }) =>
    numbersNamed(isOfList ? list : results, column),
  )
  if (!worth.ok) return worth
  const scores = optional(question.score, (name) => numbersNamed(list, name))
  if (!scores.ok) return scores
  const listKey = optional(join, (keys) => columnNamed(list, keys.listKey))
  if (!listKey.ok) return listKey
  const resultKey = optional(join, (keys) => columnNamed(results, keys.resultKey))
  if (!resultKey.ok) return resultKey
  return ok({
    outcome: outcome.value,
    amounts: amounts.value,
    worth: {
      results: isOfList ? undefined : worth.value,
      list: isOfList ? worth.value : undefined,
    },
    group: group.value,
    scores: scores.value,
    keys:
      listKey.value && resultKey.value
        ? { list: listKey.value, results: resultKey.value }
        : undefined,
  })
}

function optional<Asked, Value>(
  asked: Asked | null,
  find: (asked: Asked) => Result<Value>,
): Result<Value | undefined> {
  return asked === null ? ok(undefined) : find(asked)
}

function numbersNamed(table: Table, name: string): Result<Float64Array> {
  const column = columnNamed(table, name)
  return column.ok ? numbersOf(column.value, table.rows) : column
}

interface RowOutcome {
  outcome: Outcome
  worth: number
}

/** Nothing where it is not known. */
function amountAt(amounts: Float64Array | undefined, row: number): number {
  const amount = amounts?.[row] ?? 0
  return Number.isNaN(amount) ? 0 : amount
}

/** What each row of the results says. */
function ownOutcomes(
  results: Table,
  { outcome, amounts, worth }: Roles,
  question: CampaignQuestion,
) {
  const { success } = question.outcome
  const isSuccess = (text: string, row: number) =>
    amounts === undefined ? success === null || text === success : (amounts[row] as number) > 0
  return (row: number): RowOutcome => {
    const text = valueText(outcome, row)
    if (isMissingText(text)) return { outcome: undefined, worth: 0 }
    return { outcome: isSuccess(text, row) ? 1 : 0, worth: amountAt(worth.results, row) }
  }
}

/** The outcomes of the results by key, and which of them nobody asked for. */
function keyedOutcomes(results: Table, key: Column, roles: Roles, question: CampaignQuestion) {
  const own = ownOutcomes(results, roles, question)
  const unreadable = new Set(results.unreadable)
  const byKey = new Map<string, RowOutcome & { rows: number }>()
  for (let row = 0; row < results.rows; row++) {
    const text = valueText(key, row)
    if (unreadable.has(row) || text === '') continue
    const { outcome, worth } = own(row)
    const before = byKey.get(text)
    const amount = outcome === 1 ? worth : 0
    byKey.set(text, {
      outcome: before?.outcome === 1 ? 1 : (outcome ?? before?.outcome),
      worth: (before?.worth ?? 0) + amount,
      rows: (before?.rows ?? 0) + 1,
    })
  }
  const taken = new Set<string>()
  return {
    take(text: string): RowOutcome {
      taken.add(text)
      return byKey.get(text) ?? { outcome: undefined, worth: 0 }
    },
    strangers(): number {
      let rows = 0
      for (const [text, of] of byKey) if (!taken.has(text)) rows += of.rows
      return rows
    },
    repeated(): number {
      let rows = 0
      for (const [text, of] of byKey) if (taken.has(text)) rows += of.rows - 1
      return rows
    },
  }
}

/** The rows that can be judged, one after the other. */
class RowsOfCampaign {
  withoutGroup = 0
  withoutOutcome = 0
  readonly #contacted: number[] = []
  readonly #success: number[] = []
  readonly #worth: number[] = []
  readonly #scores: number[] = []

  add(contacted: 0 | 1, success: 0 | 1, worth: number, score: number): void {
    this.#contacted.push(contacted)
    this.#success.push(success)
    this.#worth.push(worth)
    this.#scores.push(score)
  }

  get onlySuccesses(): boolean {
    return this.#success.length > 0 && this.#success.every((success) => success === 1)
  }

  all(hasWorth: boolean): Parameters<typeof campaignResults>[0] {
    return {
      contacted: Uint8Array.from(this.#contacted),
      success: Uint8Array.from(this.#success),
      ...(hasWorth && { worth: Float64Array.from(this.#worth) }),
    }
  }

  /** Of rows that have a score. */
  ranking(opposite: boolean): ReturnType<typeof rankingHeld> {
    const foretold = opposite ? 0 : 1
    const scored = (contacted: 0 | 1) => {
      const asked = [...this.#scores.keys()].filter(
        (i) => this.#contacted[i] === contacted && !Number.isNaN(this.#scores[i]),
      )
      return {
        positive: Uint8Array.from(asked, (i) => (this.#success[i] === foretold ? 1 : 0)),
        scores: Float64Array.from(asked, (i) => this.#scores[i] as number),
      }
    }
    return rankingHeld(scored(1), scored(0), yieldToMessages)
  }
}
