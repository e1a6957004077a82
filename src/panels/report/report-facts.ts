import type { KeyValue } from '../../components/key-value.ts'
import type { Limit } from '../../domain/report/limits.ts'
import type { ModelReport } from '../../domain/report/model-report.ts'
import { unreachable } from '../../domain/result.ts'
import type { Messages } from '../../messages/en.ts'

/** Columns that are named in one sentence. */
const MOST_NAMED = 20

/** Where the model comes from and what it is, as the page and the model card say it. */
export function modelFacts(m: Messages, report: ModelReport): KeyValue[] {
  const { format } = m
  const words = m.report
  const { model, question, network, training, engine, run, seeds } = report
  const hidden = network.layers.slice(0, -1).map(({ units, activation, batchNorm }) => {
    const name = m.train.activations[activation]
    return words.layer(format.count(units), batchNorm ? m.train.withBatchNorm(name) : name)
  })
  const { optimizer, batchSize } = training
  return [
    { term: words.name, value: model.name },
    { term: words.made, value: format.date(Date.parse(model.createdAt)) },
    { term: words.target, value: question.target },
    { term: words.question, value: m.common.tasks[question.task] },
    ...(question.classes === null
      ? []
      : [{ term: words.answers, value: named(m, question.classes) }]),
    ...(question.positive === null || question.threshold === null
      ? []
      : [
          {
            term: words.yes,
            value: words.counted(question.positive, format.cut(question.threshold)),
          },
        ]),
    { term: words.inputs, value: format.count(network.inputs) },
    {
      term: m.evaluate.network,
      value: hidden.length === 0 ? words.noLayers : m.common.list(hidden),
    },
    { term: m.evaluate.weights, value: format.count(network.parameters) },
    {
      term: words.training,
      value: words.trainingValue(
        m.train.optimizers[optimizer.name],
        format.number(optimizer.learningRate),
        format.count(batchSize),
      ),
    },
    {
      term: m.evaluate.epochs,
      value: m.evaluate.epochsValue(format.count(run.epochs), format.count(run.bestEpoch)),
    },
    {
      term: m.evaluate.engine,
      value: m.common.list([
        m.train.engines[engine.name],
        ...(engine.adapter === null ? [] : [engine.adapter]),
        format.duration(run.seconds),
      ]),
    },
    {
      term: words.seeds,
      value: words.seedsValue(
        seeds.split === null ? null : format.plain(seeds.split),
        format.plain(seeds.training),
      ),
    },
    { term: words.build, value: model.build ?? words.notKept, mono: true },
    { term: m.evaluate.fingerprint, value: model.weightsSha256, mono: true },
  ]
}

/** What is known about the table. */
export function dataFacts(m: Messages, { data, preparation, test }: ModelReport): KeyValue[] {
  const { format } = m
  const words = m.report
  const { rows, split } = data
  const shares =
    'train' in split && typeof split.train === 'number'
      ? [split.train, split.validation, split.test].flatMap((share) =>
          typeof share === 'number' ? [format.percent(share)] : [],
        )
      : []
  return [
    { term: words.file, value: data.file },
    {
      term: words.rows,
      value: words.rowsValue(
        format.count(rows.train),
        format.count(rows.validation),
        format.count(rows.test),
      ),
    },
    ...(rows.skipped > 0 ? [{ term: words.skipped, value: format.count(rows.skipped) }] : []),
    {
      term: words.columns,
      value: words.columnsValue(
        format.count(preparation.length),
        data.columns === null ? null : format.count(data.columns),
      ),
    },
    {
      term: words.split,
      value: m.common.list([
        m.prepare.splitKinds[split.kind],
        ...('column' in split ? [split.column] : []),
        ...(shares.length > 0 ? [shares.join(' / ')] : []),
      ]),
    },
    {
      term: words.looks,
      value: words.looksValue(test.looks === null ? null : format.count(test.looks)),
    },
    { term: words.dataFingerprint, value: data.fingerprint ?? words.notKept, mono: true },
  ]
}

/** A limit as a sentence. */
export function limitText(m: Messages, limit: Limit): string {
  const { format } = m
  const words = m.report.limit
  switch (limit.code) {
    case 'locked':
    case 'oneAnswer':
    case 'suspectsUnknown':
    case 'looksUnknown':
    case 'randomSplit':
    case 'diverged':
      return words[limit.code]
    case 'fewTestRows':
      return words.fewTestRows(format.count(limit.rows))
    case 'smallTest':
      return words.smallTest(format.count(limit.rows))
    case 'noErrors':
      return words.noErrors(format.count(limit.rows), format.percent(limit.atMost, 1))
    case 'fewOfClass':
      return words.fewOfClass(
        named(
          m,
          limit.classes.map(({ name, rows }) => words.classRows(name, format.count(rows))),
        ),
      )
    case 'tooFewOfAnswer':
    case 'fewPositives':
      return words[limit.code](format.count(limit.rows), limit.answer)
    case 'notBetter':
      return words.notBetter(m.evaluate.metrics[limit.metric])
    case 'tooGood':
      return words.tooGood(format.number(100 * limit.auc, 3))
    case 'suspects':
    case 'drift':
    case 'rareLevels':
    case 'weighted':
      return words[limit.code](named(m, limit.columns))
    case 'manyLooks':
      return words.manyLooks(format.count(limit.looks))
    case 'skippedRows':
      return words.skippedRows(format.count(limit.rows), format.count(limit.of))
    case 'leftOut':
      return words.leftOut(
        named(
          m,
          limit.columns.map(({ name, reason }) =>
            words.leftOutColumn(name, m.prepare.leftOutReasons[reason]),
          ),
        ),
      )
    default:
      return unreachable(limit)
  }
}

/** The first few of a list, and how many more there are. */
function named(m: Messages, names: readonly string[]): string {
  const more = names.length - MOST_NAMED
  return m.common.list([
    ...names.slice(0, MOST_NAMED),
    ...(more > 0 ? [m.report.limit.more(m.format.count(more))] : []),
  ])
}

/** What repeats the run from the folder that holds the table. */
export function commandFor({ data }: ModelReport): string {
  const file = /^[\w.-]+$/.test(data.file) ? data.file : `'${data.file.replaceAll("'", "'\\''")}'`
  return `npm run --silent experiment -- --data ${file} --experiment experiment.json --report report.json`
}
