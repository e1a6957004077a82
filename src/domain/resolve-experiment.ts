import { campaignColumns } from './campaign/campaign-choice.ts'
import { choiceFor, markersOf, stepsFor, tenureColumns } from './column-choice.ts'
import { hasTooManyLevels, sharedInputs } from './column-warnings.ts'
import {
  DEFAULT_COLUMN_SPLIT,
  DEFAULT_FRACTIONS,
  DEFAULT_GROUP_SPLIT,
  DEFAULT_LAYER,
  DEFAULT_NETWORK,
  DEFAULT_OPTIMIZERS,
  DEFAULT_SCHEDULES,
  DEFAULT_SHARES,
  DEFAULT_THRESHOLD,
  DEFAULT_TRAINING,
} from './experiment-defaults.ts'
import type {
  Experiment,
  OptimizerChoice,
  PreparationChoice,
  ResolvedColumn,
  ResolvedExperiment,
  ResolvedNetwork,
  ResolvedOptimizer,
  ResolvedPreparation,
  ResolvedSchedule,
  ResolvedSplit,
  ResolvedTraining,
  ScheduleChoice,
  SplitChoice,
  Task,
  TrainingChoice,
} from './experiment.ts'
import { listed } from './listed.ts'
import { lossChoices, usualLoss } from './loss-choice.ts'
import type {
  CategorySteps,
  ColumnSteps,
  DateSteps,
  ResolvedColumnSteps,
} from './preparation-steps.ts'
import { FEW_PERSONS } from './privacy/few-persons.ts'
import { lostDateParts } from './privacy/lost-date-parts.ts'
import type { DateDetail, Generalisation } from './privacy/privacy-step.ts'
import type { ColumnProfile, TableProfile } from './profile.ts'
import { resolveTarget } from './resolve-target.ts'
import { fail, ok, type Result } from './result.ts'
import { roleBySplit, splitColumn } from './split-column.ts'
import { usualPreparation } from './usual-preparation.ts'

/**
 * Fills in everything that an experiment leaves open, for one table. A role that a person chose wins over the
 * suggested one, and over that of the column which the split goes by; a threshold and a calibration count for binary tasks only.
 * Fails with `targetMissing`, `columnMissing`, `splitColumnIsTarget`, `noInputs`, `lossNotForTask`, or as
 * `resolveTarget` does.
 * @param profile made with the experiment's own `columns`
 */
export function resolveExperiment(
  experiment: Experiment,
  profile: TableProfile,
): Result<ResolvedExperiment> {
  const names = profile.columns.map(({ name }) => name)
  const { target } = experiment
  const column = profile.columns.find(({ name }) => name === target)
  if (!column) return fail('targetMissing', { target, columns: listed(names) })
  const known = new Set(names)
  const { columns: choices, preparation, split } = experiment
  const isOut = outBefore(choices, profile)
  const withheld = splitColumn(split)
  if (withheld !== undefined && profile.withheld?.includes(withheld)) {
    return fail('pseudonymKeyMissing', { column: withheld })
  }
  const mentioned = [
    ...[
      ...Object.keys(choices ?? {}),
      ...Object.keys(preparation?.columns ?? {}),
      ...tenureColumns(preparation),
    ].filter((name) => !isOut(name)),
    splitColumn(split),
    ...campaignColumns(experiment.campaign),
  ]
  const stranger = mentioned.find((name) => name !== undefined && !known.has(name))
  if (stranger !== undefined) return fail('columnMissing', { column: stranger })

  if (splitColumn(experiment.split) === target)
    return fail('splitColumnIsTarget', { column: target })
  const answer = resolveTarget(experiment, column, profile.rows)
  if (!answer.ok) return answer
  const columns = resolveColumns(experiment, profile)
  if (!columns.some(({ role, name }) => role === 'feature' && name !== target)) {
    return fail('noInputs', { target })
  }
  const { task } = answer.value
  const training = resolveTraining(experiment.training, task)
  const losses = lossChoices(task)
  if (!losses.includes(training.loss)) {
    return fail('lossNotForTask', { loss: training.loss, task, losses: listed(losses) })
  }
  return ok({
    target,
    targetIndex: column.index,
    ...answer.value,
    threshold: (task === 'binary' ? experiment.threshold : undefined) ?? DEFAULT_THRESHOLD,
    ...(task === 'binary' && experiment.calibration && { calibration: experiment.calibration }),
    columns,
    preparation: resolvePreparation(experiment.preparation, profile),
    split: resolveSplit(experiment.split, task),
    network: resolveNetwork(experiment.network),
    training,
  })
}

/** The steps of a column of its own. What was made general is not to name single people by a rare text after all. */
function ownSteps(
  { number, category, date, text }: ResolvedColumnSteps,
  own: ColumnSteps | undefined,
  shared: CategorySteps | undefined,
  generalise: Generalisation | undefined,
): ResolvedColumnSteps | undefined {
  if (!own && !shared && !generalise) return undefined
  const minCount = Math.max(category.minCount, generalise ? FEW_PERSONS : 1)
  return {
    number: { ...number, ...own?.number },
    category: { ...category, minCount, ...own?.category, ...shared },
    date: { ...date, ...own?.date, ...(generalise?.kind === 'date' && withoutLost(generalise.to)) },
    text: { ...text, ...own?.text },
  }
}

/** The parts that a general date has lost, as no inputs. */
function withoutLost(to: DateDetail): DateSteps {
  return Object.fromEntries(lostDateParts(to).map((part) => [part, 'off']))
}

/** Whether a column may be spoken of though the profile lacks it: its protection took it out. */
function outBefore(
  choices: Experiment['columns'],
  { withheld }: TableProfile,
): (name: string) => boolean {
  return (name) =>
    choiceFor(choices, name).privacy?.kind === 'drop' || withheld?.includes(name) === true
}

function resolveColumns(
  { target, columns, preparation, split }: Experiment,
  profile: TableProfile,
): ResolvedColumn[] {
  const forAll = resolvePreparation(preparation, profile)
  return profile.columns.map((column) => {
    const { index, name, kind, role, warnings, format, dates, protection } = column
    const choice = choiceFor(columns, name)
    const isPseudonym = protection?.kind === 'pseudonym'
    const generalise = protection?.kind === 'pseudonym' ? undefined : protection
    const own = stepsFor(preparation?.columns, name)
    const encode = own?.category?.encode ?? preparation?.category?.encode
    const shared =
      encode === undefined && hasTooManyLevels(column)
        ? sharedLevels(column, own?.category?.buckets ?? preparation?.category?.buckets)
        : undefined
    const steps = ownSteps(forAll, own, shared, generalise)
    // Left out only for its many levels, and those take no more inputs now than few would.
    const hashed = own && encode === 'hashed' && warnings.includes('manyLevels') && !isPseudonym
    const chosen = isPseudonym && choice.role === 'feature' ? undefined : choice.role
    return {
      index,
      name,
      role:
        name === target || (hashed && chosen === undefined && splitColumn(split) !== name)
          ? 'feature'
          : (chosen ?? roleBySplit(split, name) ?? role),
      kind: protection ? kind : (choice.kind ?? kind),
      missing: markersOf(choice),
      ...(steps && { steps }),
      ...(dates && { dateFormat: dates.format }),
      ...(generalise && { generalise }),
      ...(format && { format: { decimal: format.decimal, unit: format.unit } }),
    }
  })
}

/** What is done to too many levels while nobody says otherwise. */
function sharedLevels(
  { distinct }: ColumnProfile,
  buckets = sharedInputs(distinct),
): CategorySteps {
  return { encode: 'hashed', buckets }
}

function resolvePreparation(
  choice: PreparationChoice = {},
  profile: TableProfile,
): ResolvedPreparation {
  const usual = usualPreparation(profile)
  return {
    number: { ...usual.number, ...choice.number },
    category: { ...usual.category, ...choice.category },
    date: { ...usual.date, ...choice.date },
    text: { ...usual.text, ...choice.text },
    boolean: { ...usual.boolean, ...choice.boolean },
    target: { ...usual.target, ...choice.target },
  }
}

/** The split with nothing absent. */
export function resolveSplit(
  choice: SplitChoice = { kind: 'fractions' },
  task: Task,
): ResolvedSplit {
  if (choice.kind === 'rows') return choice
  if (choice.kind === 'time') return { ...DEFAULT_SHARES, ...choice }
  const stratify = task !== 'regression' && (choice.stratify ?? true)
  switch (choice.kind) {
    case 'fractions':
      return { ...DEFAULT_FRACTIONS, ...choice, stratify }
    case 'group':
      return { ...DEFAULT_GROUP_SPLIT, ...choice, stratify }
    case 'column':
      return { ...DEFAULT_COLUMN_SPLIT, ...choice, stratify }
  }
}

/** The network with nothing absent. */
export function resolveNetwork({ layers, ...rest }: Experiment['network'] = {}): ResolvedNetwork {
  return {
    ...DEFAULT_NETWORK,
    ...rest,
    ...(layers && { layers: layers.map((layer) => ({ ...DEFAULT_LAYER, ...layer })) }),
  }
}

/** The training settings with nothing absent; whether their loss suits the task is not looked at. */
export function resolveTraining(
  { optimizer, schedule, ...rest }: TrainingChoice = {},
  task: Task,
): ResolvedTraining {
  return {
    ...DEFAULT_TRAINING,
    loss: usualLoss(task),
    ...rest,
    ...(optimizer && { optimizer: resolveOptimizer(optimizer) }),
    ...(schedule && { schedule: resolveSchedule(schedule) }),
  }
}

function resolveOptimizer(choice: OptimizerChoice): ResolvedOptimizer {
  switch (choice.name) {
    case 'adam':
      return { ...DEFAULT_OPTIMIZERS.adam, ...choice }
    case 'adamw':
      return { ...DEFAULT_OPTIMIZERS.adamw, ...choice }
    case 'sgd':
      return { ...DEFAULT_OPTIMIZERS.sgd, ...choice }
    case 'rmsprop':
      return { ...DEFAULT_OPTIMIZERS.rmsprop, ...choice }
  }
}

function resolveSchedule(choice: ScheduleChoice): ResolvedSchedule {
  switch (choice.name) {
    case 'constant':
      return choice
    case 'step':
      return { ...DEFAULT_SCHEDULES.step, ...choice }
    case 'cosine':
      return { ...DEFAULT_SCHEDULES.cosine, ...choice }
    case 'plateau':
      return { ...DEFAULT_SCHEDULES.plateau, ...choice }
  }
}
