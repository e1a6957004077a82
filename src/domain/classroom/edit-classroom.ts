import { DEFAULT_OPTIMIZERS } from '../experiment-defaults.ts'
import { canonicalJson } from '../canonical-json.ts'
import type { Experiment, LayerChoice, LossChoice, OptimizerChoice } from '../experiment.ts'
import { experimentWithLoss } from '../loss-choice.ts'
import type { NumberScale } from '../preparation-steps.ts'
import { DEFAULT_TOY, type ToyName } from './classroom-choice.ts'
import { toyExperiment } from './new-classroom.ts'
import { paintedFrom, paintedOf } from './painted-points.ts'

/** Rules of update as the classroom names them: gradient descent with and without momentum are two. */
export const CLASSROOM_OPTIMIZERS = ['sgd', 'momentum', 'rmsprop', 'adam', 'adamw'] as const
export type ClassroomOptimizer = (typeof CLASSROOM_OPTIMIZERS)[number]

/** What usually stands for momentum. */
const MOMENTUM = 0.9

/** What the classroom's controls change, one key each; a lesson says in the same words what it does or asks for. */
export interface ClassroomSettings {
  toy: ToyName
  /** Of the toy set's rows. */
  noise: number
  rows: number
  dataSeed: number
  layers: LayerChoice[]
  /** Of every hidden layer. */
  activation: NonNullable<LayerChoice['activation']>
  dropout: number
  l1: number
  l2: number
  learningRate: number
  optimizer: ClassroomOptimizer
  batchSize: number
  loss: LossChoice
  /** Of the weights, and of all chance in training. */
  seed: number
  /** How the columns of numbers are brought to one scale. */
  scale: NumberScale
}

/** The document with some settings changed; all else stays. What no longer fits (weights of other layers) is dropped. */
export function withSettings(document: Experiment, change: Partial<ClassroomSettings>): Experiment {
  const { toy, noise, rows, dataSeed, layers, activation, dropout, l1, l2 } = change
  const { learningRate, optimizer, batchSize, loss, seed, scale } = change
  let next = toy === undefined ? document : withToy(document, toy)
  next = withToyRows(next, { noise, rows, seed: dataSeed })
  if (layers !== undefined || activation !== undefined || dropout !== undefined) {
    const chosen = (layers ?? next.network?.layers ?? []).map((layer) => ({
      ...layer,
      ...(activation !== undefined && { activation }),
      ...(dropout !== undefined && { dropout }),
    }))
    const sameShape = unitsOf(chosen) === unitsOf(next.network?.layers ?? [])
    next = {
      ...(sameShape ? next : withoutWeights(next)),
      network: { ...next.network, layers: chosen },
    }
  }
  if (l1 !== undefined || l2 !== undefined) {
    const penalties = { ...(l1 !== undefined && { l1 }), ...(l2 !== undefined && { l2 }) }
    next = { ...next, network: { ...next.network, ...penalties } }
  }
  if (optimizer !== undefined || learningRate !== undefined) {
    next = { ...next, training: { ...next.training, optimizer: optimizerWith(next, change) } }
  }
  if (batchSize !== undefined) next = { ...next, training: { ...next.training, batchSize } }
  if (loss !== undefined) next = experimentWithLoss(next, loss)
  if (seed !== undefined) next = { ...withoutWeights(next), training: { ...next.training, seed } }
  if (scale !== undefined) {
    const { preparation } = next
    next = { ...next, preparation: { ...preparation, number: { ...preparation?.number, scale } } }
  }
  return next
}

/** What the rule of update is called here. */
export function optimizerOf({ training }: Experiment): ClassroomOptimizer {
  const { optimizer } = training ?? {}
  if (optimizer === undefined) return 'adam'
  return optimizer.name === 'sgd' && (optimizer.momentum ?? 0) > 0 ? 'momentum' : optimizer.name
}

/** The length of a step, said or usual. */
export function learningRateOf({ training }: Experiment): number {
  const { optimizer } = training ?? {}
  return optimizer?.learningRate ?? DEFAULT_OPTIMIZERS[optimizer?.name ?? 'adam'].learningRate
}

/** Share of the units that are left out at random in each step; 0 where there are no hidden layers. */
export function dropoutOf({ network }: Experiment): number {
  return Math.max(0, ...(network?.layers ?? []).map(({ dropout }) => dropout ?? 0))
}

/**
 * Whether training may go on with the weights it has after a change: only how it learns is another, not what is
 * learnt from, what is minimised apart from penalties, nor the shape of the network. Points that are painted are
 * learnt from by the network that is there.
 */
export function keepsWeights(before: Experiment, after: Experiment): boolean {
  const [one, other] = paintsOn(before, after)
    ? [withoutRows(before), withoutRows(after)]
    : [before, after]
  return canonicalJson(learntFrom(one)) === canonicalJson(learntFrom(other))
}

/** Whether the rows before could be those of the painting after: it asks the same. */
function paintsOn(before: Experiment, after: Experiment): boolean {
  const painted = paintedOf(after)
  return painted !== undefined && paintedFrom(before)?.kind === painted.kind
}

function withoutRows({ columns: _kinds, split: _split, ...document }: Experiment): Experiment {
  const { source: _source, weights: _weights, ...controls } = document.classroom ?? {}
  return { ...document, classroom: controls }
}

function learntFrom(document: Experiment): object {
  const { network, training, classroom } = document
  const { l1: _l1, l2: _l2, ...shape } = network ?? {}
  const { optimizer: _rule, batchSize: _size, ...rest } = training ?? {}
  const {
    locked: _locked,
    hidden: _hidden,
    lesson: _lesson,
    axes: _axes,
    ...rows
  } = classroom ?? {}
  const layers = shape.layers?.map(({ dropout: _dropout, ...layer }) => layer)
  return {
    ...document,
    network: { ...shape, layers: layers ?? null },
    training: rest,
    classroom: rows,
  }
}

/** Another toy set under the same network and settings. */
function withToy(document: Experiment, name: ToyName): Experiment {
  const { target, task, positive, split } = toyExperiment(name)
  const { source: former, axes: _axes, weights: _weights, ...controls } = document.classroom ?? {}
  const { loss: _loss, ...training } = document.training ?? {}
  const { network, preparation } = document
  const { columns: _own, ...forAll } = preparation ?? {}
  const kept = former?.kind === 'toy' ? former : DEFAULT_TOY
  return {
    terrarium: 1,
    target,
    ...(task && { task }),
    ...(positive !== undefined && { positive }),
    ...(split && { split }),
    ...(preparation && { preparation: forAll }),
    ...(network && { network }),
    training,
    classroom: { ...controls, source: { ...kept, kind: 'toy', name } },
  }
}

function withToyRows(
  document: Experiment,
  {
    noise,
    rows,
    seed,
  }: { noise: number | undefined; rows: number | undefined; seed: number | undefined },
): Experiment {
  const source = document.classroom?.source
  if (source?.kind !== 'toy') return document
  const changed = {
    ...DEFAULT_TOY,
    ...source,
    ...(noise !== undefined && { noise }),
    ...(rows !== undefined && { rows }),
    ...(seed !== undefined && { seed }),
  }
  return { ...document, classroom: { ...document.classroom, source: changed } }
}

function optimizerWith(
  document: Experiment,
  { optimizer, learningRate }: Partial<ClassroomSettings>,
): OptimizerChoice {
  const rate = learningRate ?? learningRateOf(document)
  const former = document.training?.optimizer ?? { name: 'adam' }
  if (optimizer === undefined) return { ...former, learningRate: rate }
  if (optimizer === 'momentum') return { name: 'sgd', learningRate: rate, momentum: MOMENTUM }
  return { name: optimizer, learningRate: rate }
}

function withoutWeights(document: Experiment): Experiment {
  if (document.classroom?.weights === undefined) return document
  const { weights: _weights, ...classroom } = document.classroom
  return { ...document, classroom }
}

function unitsOf(layers: readonly LayerChoice[]): string {
  return layers.map(({ units }) => units).join()
}
