import type { PlanChoice } from '../domain/campaign/campaign-choice.ts'
import type { ExperimentChange } from '../domain/experiment-diff.ts'
import type { ColumnChoice, SplitChoice } from '../domain/experiment.ts'
import type {
  ResolvedCategorySteps,
  ResolvedDateSteps,
  ResolvedNumberSteps,
  ResolvedTextSteps,
} from '../domain/preparation-steps.ts'
import { changeValue } from './change-value.ts'
import type { Messages } from './en.ts'
import { clip } from './quote.ts'

/** A change of an experiment in words. */
export interface ToldChange {
  /** What was changed: "Learning rate". */
  name: string
  before: string
  after: string
}

type Names<Key extends string> = Record<Key, string>
type KeysOf<Union> = Union extends unknown ? keyof Union : never

const LONGEST_NAME = 60
/** Changes that one sentence tells of. */
const MOST_TOLD = 2
/** What everything beside it follows from. */
const KINDS = new Set(['name', 'kind'])

/** Names a change and both of its values. */
export function describeChange(m: Messages, change: ExperimentChange): ToldChange {
  const { path, before, after } = change
  return {
    name: placeName(m, path),
    before: changeValue(m, path, before),
    after: changeValue(m, path, after),
  }
}

/** Several changes that a person made as one, in a line: "Learning rate: 0.01 → 0.1". */
export function changesInWords(m: Messages, changes: readonly ExperimentChange[]): string {
  const ruling = changes.filter(({ path }) => KINDS.has(path.at(-1) ?? ''))
  const first = changes[0]
  const told = ruling.length > 0 ? ruling : first?.path[0] === 'target' ? [first] : changes
  const words = told.slice(0, MOST_TOLD).map((change) => {
    const { name, before, after } = describeChange(m, change)
    return before === after ? m.changes.changed(name) : m.changes.change(name, before, after)
  })
  const line = m.common.series(words)
  const rest = told.length - words.length
  return rest > 0 ? m.changes.more(line, m.format.count(rest)) : line
}

/** What stands at a place of an experiment, as the page calls it. */
export function placeName(m: Messages, path: readonly string[]): string {
  const [top = '', key = '', inner = ''] = path
  switch (top) {
    case 'columns':
      return m.changes.of(clip(key, LONGEST_NAME), named(columnNames(m), inner))
    case 'preparation':
      return preparationName(m, path.slice(1))
    case 'split':
      return named(splitNames(m), key)
    case 'network':
      return named({ layers: m.changes.layers, l1: m.train.l1, l2: m.train.l2 }, key)
    case 'training':
      return trainingName(m, key, inner)
    case 'campaign':
      return named(campaignNames(m), key)
    default:
      return named(topNames(m), top)
  }
}

function topNames({ changes, judgement, classroom }: Messages) {
  const { target, task, positive, calibration } = changes
  return {
    ...{ target, task, positive, calibration },
    ...{ threshold: judgement.cut, classroom: classroom.short },
  }
}

function columnNames({ data, columns, privacy }: Messages): Names<keyof ColumnChoice> {
  return {
    role: data.useAs,
    kind: data.kind,
    missing: data.missingMarkers,
    numberFormat: columns.numberFormat,
    dateFormat: columns.dateFormat,
    privacy: privacy.protection,
  }
}

function preparationName(m: Messages, path: readonly string[]): string {
  const [group = '', step = ''] = path
  if (group === 'columns') {
    const [, column = '', kind = '', ownStep = ''] = path
    return m.changes.of(clip(column, LONGEST_NAME), stepName(m, kind, ownStep))
  }
  if (group === 'target') return m.changes.targetScale
  if (group === 'boolean') return m.changes.of(m.changes.booleans, m.steps.impute)
  return m.changes.of(named(m.changes.kinds, group), stepName(m, group, step))
}

function stepName(m: Messages, kind: string, step: string): string {
  switch (kind) {
    case 'number':
      return named(numberNames(m), step)
    case 'category':
      return named(categoryNames(m), step)
    case 'date':
      return named(dateNames(m), step)
    case 'text':
      return named(textNames(m), step)
    default:
      return step
  }
}

function numberNames({ steps }: Messages): Names<keyof ResolvedNumberSteps> {
  const { clip, impute, constant, missingFlag, bins, transform, scale } = steps
  return { clip, impute, constant, missingFlag, bins, transform, scale }
}

function categoryNames({ steps }: Messages): Names<keyof ResolvedCategorySteps> {
  const { fillCategory, text, encode, order, minCount, buckets, hashSeed } = steps
  return { impute: fillCategory, constant: text, encode, order, minCount, buckets, seed: hashSeed }
}

function dateNames({ dates, steps }: Messages): Names<keyof ResolvedDateSteps> {
  const { recency, tenure, year, season, month, dayOfMonth, weekday, hour } = dates
  return {
    ...{ recency, tenure, year, season, month, dayOfMonth, weekday, hour },
    impute: dates.impute,
    constant: dates.constant,
    missingFlag: steps.missingFlag,
  }
}

function textNames({ texts, steps }: Messages): Names<keyof ResolvedTextSteps> {
  const { words, characters, lowercase, sublinear, idf } = texts
  const { buckets, hashSeed: seed, missingFlag } = steps
  return { words, characters, buckets, seed, lowercase, sublinear, idf, missingFlag }
}

function splitNames({ prepare, changes }: Messages): Names<KeysOf<SplitChoice>> {
  return {
    kind: prepare.splitKind,
    train: changes.trainShare,
    validation: prepare.validationShare,
    test: prepare.testShare,
    column: changes.splitColumn,
    parts: changes.splitParts,
    stratify: changes.stratify,
    seed: changes.of(prepare.split, prepare.seed),
    duplicatesTogether: prepare.duplicatesTogether,
  }
}

function trainingName(m: Messages, key: string, inner: string): string {
  const { train, changes } = m
  switch (key) {
    case 'optimizer':
      return named(
        {
          name: train.optimizer,
          learningRate: train.learningRate,
          weightDecay: train.weightDecay,
          momentum: train.momentum,
          nesterov: train.nesterov,
          beta1: changes.beta1,
          beta2: changes.beta2,
          epsilon: changes.epsilon,
          rho: changes.rho,
        },
        inner,
      )
    case 'schedule': {
      const { schedule: name, every, factor, warmUp, plateauPatience: patience } = train
      return inner === 'name'
        ? name
        : changes.of(name, named({ every, factor, warmUp, patience }, inner))
    }
    case 'earlyStopping':
      return inner === 'patience' ? changes.patience : changes.stopping
    default:
      return named(
        {
          loss: train.lossChoice,
          clipping: train.clipping,
          batchSize: train.batchSize,
          epochs: train.epochs,
          classWeights: changes.classWeights,
          seed: train.seed,
          engine: train.engine,
        },
        key,
      )
  }
}

function campaignNames({ changes }: Messages): Names<keyof PlanChoice | 'scenarios'> {
  return changes.campaign
}

function named(names: Record<string, string>, key: string): string {
  return Object.entries(names).find(([own]) => own === key)?.[1] ?? key
}
