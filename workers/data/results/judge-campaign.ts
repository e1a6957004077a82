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
  worth: Float64Array | undefined
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
  const { keys, group, scores } = roles.value
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
    else if (of.outcome === undefined && !question.blankMeansNo) rows.withoutOutcome += 1
    else {
      const isControl = group !== undefined && groupText === question.group?.control
      rows.add(isControl ? 0 : 1, of.outcome ?? 0, of.worth, scores?.[row] ?? Number.NaN)
    }
  }
  await yieldToMessages()
  if (signal.aborted) return fail('cancelled', {})
  const { withoutGroup, withoutOutcome } = rows
  return ok({
    ...campaignResults(rows.all(roles.value.worth !== undefined), question.amounts),
    ranking: scores === undefined ? null : await rows.ranking(question.opposite),
    withoutOutcome,
    withoutGroup,
    strangers: found?.strangers() ?? 0,
  })
}

function rolesOf(results: Table, list: Table, question: CampaignQuestion): Result<Roles> {
  const { join } = question
  const outcome = columnNamed(results, question.outcome.column)
  if (!outcome.ok) return outcome
  const group = optional(question.group, ({ column }) => columnNamed(list, column))
  if (!group.ok) return group
  const worth = optional(question.worth, (name) => numbersNamed(results, name))
  if (!worth.ok) return worth
  const scores = optional(question.score, (name) => numbersNamed(list, name))
  if (!scores.ok) return scores
  const listKey = optional(join, (keys) => columnNamed(list, keys.listKey))
  if (!listKey.ok) return listKey
  const resultKey = optional(join, (keys) => columnNamed(results, keys.resultKey))
  if (!resultKey.ok) return resultKey
  return ok({
    outcome: outcome.value,
    worth: worth.value,
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

/** What each row of the results says. */
function ownOutcomes(results: Table, { outcome, worth }: Roles, question: CampaignQuestion) {
  const { success } = question.outcome
  return (row: number): RowOutcome => {
    const text = valueText(outcome, row)
    const amount = worth?.[row] ?? 0
    if (isMissingText(text)) return { outcome: undefined, worth: 0 }
    return {
      outcome: success === null || text === success ? 1 : 0,
      worth: Number.isNaN(amount) ? 0 : amount,
    }
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

  all(hasWorth: boolean): Parameters<typeof campaignResults>[0] {
    return {
      contacted: Uint8Array.from(this.#contacted),
      success: Uint8Array.from(this.#success),
      ...(hasWorth && { worth: Float64Array.from(this.#worth) }),
    }
  }

  /** Of contacted rows that have a score. */
  ranking(opposite: boolean): ReturnType<typeof rankingHeld> {
    const asked = [...this.#scores.keys()].filter(
      (i) => this.#contacted[i] === 1 && !Number.isNaN(this.#scores[i]),
    )
    const foretold = opposite ? 0 : 1
    return rankingHeld(
      Uint8Array.from(asked, (i) => (this.#success[i] === foretold ? 1 : 0)),
      Float64Array.from(asked, (i) => this.#scores[i] as number),
      yieldToMessages,
    )
  }
}
