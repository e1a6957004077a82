import {
  decilesOf,
  listLength,
  rankRows,
  type ListChoice,
} from '../../../src/domain/targeting/choose-rows.ts'
import { drawControl } from '../../../src/domain/targeting/control-group.ts'
import type {
  ListColumns,
  ListPlan,
  ListSettings,
} from '../../../src/domain/targeting/list-settings.ts'
import { planControl } from '../../../src/domain/targeting/plan-control.ts'
import type { FittedTarget } from '../../../src/domain/recipe.ts'
import type { Result } from '../../../src/domain/result.ts'
import { recordTexts, type Table } from '../../../src/domain/table.ts'
import type { ExplainableModel } from '../../../src/domain/why/explainable-model.ts'
import { FileValues } from './file-values.ts'
import { reasonsOf, type ReasonsOf } from './reasons-of.ts'
import { uniqueNames } from './unique-names.ts'

const PREVIEW_ROWS = 20

/** Who is on a list, best score first. */
export interface TargetList {
  /** [listed] Row numbers of the table. */
  rows: Uint32Array
  /** [listed] Tenth of the whole file, 1 the best. */
  deciles: Uint8Array
  /** [listed] 1: held out. */
  isControl: Uint8Array
  /** [rows of the table] */
  scores: Float64Array
}

/** A table with the answers of all its rows, of which one list after another is made without reading it again. */
export class ScoredRows {
  readonly table: Table
  /** The same whichever columns of the table are written beside them. */
  readonly columns: ListColumns
  readonly #model: ExplainableModel
  readonly #target: FittedTarget
  readonly #outputs: Float64Array
  readonly #values: FileValues
  #ranked: Ranked | undefined
  #reasons: { answer: string | null; found: Result<ReasonsOf> } | undefined

  /** @param outputs [rows × outputs] answers; NaN for rows without one */
  constructor(table: Table, model: ExplainableModel, outputs: Float64Array) {
    this.table = table
    this.#model = model
    this.#target = model.recipe.target
    this.#outputs = outputs
    this.#values = new FileValues(table)
    this.columns = listColumns(table)
  }

  /** The list with its numbers and its first rows. */
  plan(settings: ListSettings): ListPlan {
    const list = this.list(settings)
    const { rows, isControl, scores } = list
    const listed = rows.length
    let sum = 0
    let expected = 0
    rows.forEach((row, i) => {
      sum += scores[row] as number
      if (isControl[i] === 0) expected += scores[row] as number
    })
    const control = isControl.reduce((count, one) => count + one, 0)
    const last = rows.at(-1)
    const contacted = rows.filter((_, i) => isControl[i] === 0)
    return {
      scored: this.#rank(settings.answer).ranking.length,
      listed,
      contacted: listed - control,
      control,
      leastScore: last === undefined ? null : (scores[last] as number),
      meanScore: listed === 0 ? null : sum / listed,
      expected,
      values: this.#values.of(settings.value, contacted, scores),
      power: this.#control(settings, rows).power,
      columns: this.columns,
      preview: this.#preview(list, settings.answer),
    }
  }

  list(settings: ListSettings): TargetList {
    const { ranking, deciles, scores } = this.#rank(settings.answer)
    const length = this.#length(settings.answer, settings.choice)
    const rows = ranking.subarray(0, length)
    const held = this.#control(settings, rows).rows
    const isControl = drawControl(length, held, settings.control.seed)
    return { rows, deciles: deciles.subarray(0, length), isControl, scores }
  }

  /** Why rows have their scores. */
  reasons(answer: string | null): Result<ReasonsOf> {
    if (this.#reasons?.answer !== answer) {
      const output = this.#target.task === 'multiclass' ? this.#classAt(answer) : undefined
      this.#reasons = { answer, found: reasonsOf(this.#model, this.table, output) }
    }
    return this.#reasons.found
  }

  get isChance(): boolean {
    return this.#target.task !== 'regression'
  }

  #control({ answer, control }: ListSettings, rows: Uint32Array) {
    const { scores } = this.#rank(answer)
    const isChance = this.isChance && rows.length > 0
    const sum = rows.reduce((total, row) => total + (scores[row] as number), 0)
    return planControl(rows.length, isChance ? sum / rows.length : null, control)
  }

  #length(answer: string | null, choice: ListChoice): number {
    const { ranking, scores } = this.#rank(answer)
    return listLength(ranking, scores, choice)
  }

  /** Sorting takes half a second for a million rows: once per answer. */
  #rank(answer: string | null): Ranked {
    if (this.#ranked?.answer !== answer) {
      const scores = this.#scoresOf(answer)
      const ranking = rankRows(scores)
      this.#ranked = { answer, scores, ranking, deciles: decilesOf(ranking, scores) }
    }
    return this.#ranked
  }

  #scoresOf(answer: string | null): Float64Array {
    if (this.#target.task !== 'multiclass') return this.#outputs
    const { classes } = this.#target
    const at = this.#classAt(answer)
    return Float64Array.from(
      { length: this.table.rows },
      (_, row) => this.#outputs[row * classes.length + at] as number,
    )
  }

  #classAt(answer: string | null): number {
    const classes = this.#target.task === 'regression' ? [] : this.#target.classes
    return answer === null ? 0 : Math.max(0, classes.indexOf(answer))
  }

  #preview(
    { rows, deciles, isControl, scores }: TargetList,
    answer: string | null,
  ): ListPlan['preview'] {
    const first = rows.slice(0, PREVIEW_ROWS)
    const reasons = this.reasons(answer)
    const why = reasons.ok ? reasons.value(first) : []
    return {
      names: this.table.columns.map(({ name }) => name),
      rows: Array.from(first, (row, i) => ({
        score: scores[row] as number,
        decile: deciles[i] as number,
        group: isControl[i] === 1 ? 'control' : 'contact',
        reasons: why[i] ?? [],
        cells: recordTexts(this.table, row),
      })),
    }
  }
}

function listColumns(table: Table): ListColumns {
  const [score = '', decile = '', reasons = '', group = ''] = uniqueNames(
    ['score', 'decile', 'reasons', 'group'],
    table,
  )
  return { score, decile, reasons, group }
}

interface Ranked {
  answer: string | null
  scores: Float64Array
  ranking: Uint32Array
  deciles: Uint8Array
}
