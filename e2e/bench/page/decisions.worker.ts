import { expose } from 'comlink'
import type { CampaignPlan } from '../../../src/domain/campaign/campaign-choice.ts'
import { DEFAULT_TRAINING } from '../../../src/domain/experiment-defaults.ts'
import type { Experiment } from '../../../src/domain/experiment.ts'
import { seededModel, type SeededModel } from '../../../src/domain/fixtures/seeded-model.ts'
import { formRow } from '../../../src/domain/form-row.ts'
import { predictOutputs } from '../../../src/domain/forward.ts'
import { initialWeights } from '../../../src/domain/initial-weights.ts'
import { linkOf } from '../../../src/domain/link.ts'
import type { PreparedPart } from '../../../src/domain/prepared-data.ts'
import { randomUniform } from '../../../src/domain/random.ts'
import type { Result } from '../../../src/domain/result.ts'
import { createExplainer } from '../../../src/domain/why/contributions.ts'
import { placeAmong } from '../../../src/domain/why/place-among.ts'
import { DataService } from '../../../workers/data/data-service.ts'
import { EvaluatorService } from '../../../workers/evaluator/evaluator-service.ts'
import type { DecisionTiming, ListTiming, WhyTiming } from './bench-api.ts'

/** Judges a model and draws up a list as the workers of the app do. */
export interface DecisionsWorker {
  judge(rows: number): Promise<DecisionTiming>
  /** What drives the model, and what a changed field does, as the page works it out. */
  explain(rows: number): Promise<WhyTiming>
  /** @param sample a smaller table of the same columns, to prepare by */
  list(sample: File, file: File): Promise<ListTiming>
}

/** 30 columns that become 50 inputs. */
const COLUMNS = Array.from({ length: 30 }, (_, column) => (column < 20 ? 0 : 3))
const RELU = { activation: 'relu', batchNorm: false } as const
const HIDDEN = [
  { ...RELU, units: 64 },
  { ...RELU, units: 32 },
]
const OTHER_ROWS = 20_000
/** The first ones, which find nothing warmed up, are not counted. */
const CHANGES = { unmeasured: 20, measured: 200 }
const CAMPAIGN: CampaignPlan = {
  ...{ template: 'churn', currency: 'EUR', contactCost: 4, incentive: 30, value: 150 },
  ...{ successRate: 0.3, takeRate: 0.5, maxContacts: null, budget: null, listSize: 1_000_000 },
}

function part(seed: number, rows: number): PreparedPart {
  const { features } = seededModel({ seed, rows, columns: COLUMNS, hidden: HIDDEN, task: 'binary' })
  return {
    features,
    targets: Float64Array.from({ length: rows }, (_, row) =>
      randomUniform(seed, 'sample', 99, row) < 0.2 ? 1 : 0,
    ),
    rows: Uint32Array.from({ length: rows }, (_, row) => row),
    weights: new Float32Array(rows).fill(1),
  }
}

async function timed<Value>(asked: () => Promise<Result<Value>>): Promise<number> {
  const start = performance.now()
  valueOf(await asked())
  return performance.now() - start
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

const quiet = () => undefined

async function opened(
  rows: number,
): Promise<{ service: EvaluatorService; model: SeededModel; openMs: number }> {
  const service = new EvaluatorService()
  const { model } = seededModel({
    ...{ seed: 1, rows: 1, columns: COLUMNS, hidden: HIDDEN, task: 'binary', size: 0.2 },
  })
  const data = {
    train: part(2, OTHER_ROWS),
    validation: part(3, OTHER_ROWS),
    test: part(4, rows),
    ...{ skipped: 0, fingerprint: '' },
  }
  const openMs = await timed(() => service.open({ ...model, training: DEFAULT_TRAINING, data }))
  return { service, model, openMs }
}

/** Milliseconds from a changed field to the row's answer, reasons and place; in turns all fields are changed. */
function timeChanges({ network, weights, recipe }: SeededModel, others: Float64Array): number[] {
  const explain = createExplainer({ network, weights, recipe })
  const link = linkOf(recipe.target)
  const { columns } = recipe
  const form = new Map(columns.map(({ name, kind }) => [name, kind === 'number' ? '0' : 'level 0']))
  const times = Array.from({ length: CHANGES.unmeasured + CHANGES.measured }, (_, change) => {
    const column = columns[change % columns.length]
    const start = performance.now()
    if (column) form.set(column.name, column.kind === 'number' ? String(change / 100) : 'level 1')
    const row = valueOf(formRow(recipe, form))
    const [answer = 0] = predictOutputs(network, weights, row, link)
    explain(row, 0)
    placeAmong(others, answer)
    return performance.now() - start
  })
  return times.slice(CHANGES.unmeasured)
}

const api: DecisionsWorker = {
  async judge(rows) {
    const { service, openMs } = await opened(rows)
    const judgementMs = await timed(() => service.judgement(quiet))
    const question = { threshold: 0.5, campaign: CAMPAIGN, scenarios: [], values: {} }
    const planMs = await timed(() => service.plan(question, quiet))
    const cutMs = await timed(() => service.cuts(0.4))
    return { openMs, judgementMs, planMs, cutMs }
  },

  async explain(rows) {
    const { service, model } = await opened(rows)
    const start = performance.now()
    const importance = valueOf(await service.importance(quiet))
    const importanceMs = performance.now() - start
    const others = valueOf(await service.sortedAnswers(0))
    return {
      importanceMs,
      importanceRows: importance.rows,
      changeMs: timeChanges(model, others),
    }
  },

  async list(sample, file) {
    const service = new DataService()
    valueOf(await service.open({ name: sample.name, blob: sample }, {}, quiet))
    const experiment: Experiment = { terrarium: 1, target: 'churned' }
    const { recipe, network } = valueOf(await service.plan(experiment))
    const model = { recipe, network, weights: initialWeights(network, 1), threshold: 0.5 }
    const scoreMs = await timed(() => service.score(model, { name: file.name, blob: file }, quiet))
    const listMs = await timed(() =>
      service.writeList(
        {
          answer: null,
          choice: { by: 'count', rows: Number.MAX_SAFE_INTEGER },
          control: { rows: null, rate: null, effect: null, seed: 1 },
        },
        { group: 'both', keyColumn: null, words: null, byteOrderMark: true },
        quiet,
      ),
    )
    return { scoreMs, listMs }
  },
}

expose(api)
