import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { experimentOfSplit, type FixedSplit } from '../fixtures/fixed-split.ts'
import { tableOfTexts } from '../golden/table-of-texts.ts'
import { linkOf } from '../link.ts'
import { lossTargets } from '../loss-targets.ts'
import { eachOnce } from '../metrics/row-counts.ts'
import { buildData, planData } from '../prepare-data.ts'
import type { PreparedPart } from '../prepared-data.ts'
import { profileTable } from '../profile-table.ts'
import { resolveExperiment } from '../resolve-experiment.ts'
import type { Result } from '../result.ts'
import { fitTrees, treeOutputs } from './boosted-trees.ts'
import { CONTENDER_METRICS, countedContenderMetrics } from './contender-metrics.ts'
import { answersOf } from './linear-contender.ts'
import { fitLinear, linearOutputs } from './linear-model.ts'

const folder = join(process.env.TERRARIUM_SHARED ?? '../shared', 'data')
const present = existsSync(join(folder, 'splits'))
const noPause = () => Promise.resolve()

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

/** The files used here have no delimiter inside quotes. */
function columnsOfFile(file: string): [name: string, texts: string[]][] {
  const [head = '', ...lines] = readFileSync(join(folder, file), 'utf8').trim().split(/\r?\n/)
  const delimiter = head.includes(';') ? ';' : ','
  const cells = (line: string) => line.split(delimiter).map((cell) => cell.replace(/^"|"$/g, ''))
  const rows = lines.map(cells)
  return cells(head).map((name, c) => [name, rows.map((row) => row[c] ?? '')])
}

async function prepare(name: string) {
  const split = JSON.parse(
    readFileSync(join(folder, 'splits', `${name}.json`), 'utf8'),
  ) as FixedSplit
  const experiment = experimentOfSplit(split)
  const read = tableOfTexts(columnsOfFile(split.file))
  const { table, profile } = valueOf(profileTable(read, experiment.columns))
  const planned = valueOf(planData(table, valueOf(resolveExperiment(experiment, profile)), profile))
  const sha256 = (bytes: Uint8Array) =>
    Promise.resolve(createHash('sha256').update(bytes).digest('hex'))
  const data = valueOf(await buildData(table, planned, sha256))
  const { target: fitted } = planned.plan.recipe
  const question = {
    task: fitted.task,
    outputs: fitted.task === 'multiclass' ? fitted.classes.length : 1,
  }
  const rows = (part: PreparedPart) => ({ ...part, targets: lossTargets(fitted, part.targets) })
  const judge = (z: Float64Array) => {
    const answers = answersOf(z, linkOf(fitted), question.outputs)
    const values = countedContenderMetrics(
      fitted.task,
      data.test.targets,
      answers,
    )(eachOnce(data.test.targets.length))
    return new Map<string, number | null | undefined>(
      CONTENDER_METRICS[fitted.task].map((metric, k) => [metric, values[k]]),
    )
  }
  return { train: rows(data.train), test: data.test, question, judge }
}

describe.skipIf(!present)('reference tables (skipped where ../shared/data is absent)', () => {
  // Scores of scikit-learn's HistGradientBoosting with its defaults, and of its LogisticRegression (C = 1) or Ridge.
  test.each([
    { name: 'bank', metric: 'rocAuc', trees: 0.905, linear: 0.885, within: 0.006 },
    { name: 'online_shoppers', metric: 'rocAuc', trees: 0.924, linear: 0.886, within: 0.004 },
    { name: 'penguins', metric: 'logLoss', trees: 0.007, linear: 0.04, within: 0.01 },
    { name: 'auto_mpg', metric: 'rmse', trees: 2.769, linear: 3.522, within: 0.05 },
    { name: 'housing', metric: 'rmse', trees: 49_671, linear: 71_760, within: 500 },
  ])('$name: $metric', { timeout: 60_000 }, async ({ name, metric, trees, linear, within }) => {
    const { train, test: rows, question, judge } = await prepare(name)
    const grown = await fitTrees(train, question, { mostRounds: 100 }, noPause)
    const ofTrees = judge(await treeOutputs(grown, rows.features, noPause)).get(metric)
    const fitted = await fitLinear(train, question, { penalty: 1, tolerance: 1e-6 }, noPause)
    const ofLinear = judge(await linearOutputs(fitted, rows.features, noPause)).get(metric)
    expect(Math.abs((ofTrees ?? NaN) - trees)).toBeLessThan(within)
    expect(Math.abs((ofLinear ?? NaN) - linear)).toBeLessThan(within)
  })
})
