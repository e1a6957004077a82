import { slotCount } from '../../../src/domain/optimizers.ts'
import type { ResolvedOptimizer } from '../../../src/domain/experiment.ts'
import { ACTIVATION_NAMES, LOSS_NAMES } from '../../../src/domain/network.ts'
import type { EnginePlan } from '../engine.ts'

export type KernelName = 'rows' | 'update' | 'gradient' | 'apply' | 'validate'

const UPDATE_RULES = ['sgd', 'momentum', 'nesterov', 'adam', 'rmsprop'] as const
const CLIPPINGS = ['none', 'value', 'globalNorm'] as const

/** Constants of a kernel's source. */
export type Constants = Readonly<Record<string, string>>

/** The numbers by which kernels know activations, losses, optimisers and ways of clipping. */
export const NAMED_NUMBERS: Constants = Object.fromEntries(
  [
    ...[ACTIVATION_NAMES, LOSS_NAMES, UPDATE_RULES].map((names) =>
      names.map((name, i) => [wgslName(name), i] as const),
    ),
    CLIPPINGS.map((name, i) => [wgslName(`by_${name}`), i] as const),
  ].flatMap((names) => names.map(([name, i]) => [name, `${i}u`])),
)

/** Which constants of `flavour` a kernel reads; two plans that agree in them share it. */
const READ_BY: Readonly<Record<KernelName, readonly string[]>> = {
  rows: ['USES', 'LOSS', 'DROPOUT', 'BATCH_NORM', 'CATEGORIES'],
  update: ['OPTIMIZER', 'CLIPPING', 'BATCH_NORM', 'CATEGORIES', 'L1'],
  gradient: ['OPTIMIZER', 'CLIPPING', 'BATCH_NORM', 'CATEGORIES', 'L1'],
  apply: ['OPTIMIZER', 'CLIPPING', 'BATCH_NORM'],
  validate: ['USES', 'BATCH_NORM', 'CATEGORIES'],
}

/**
 * What of a plan is compiled into a kernel. Shapes are not, so that they cost no compilation; choices are, because
 * software adapters execute every branch, taken or not.
 */
export function flavourOf(name: KernelName, plan: EnginePlan): Constants {
  const { network, optimizer, clipping, train } = plan
  const { layers, loss } = network
  const all: Constants = {
    ...Object.fromEntries(
      ACTIVATION_NAMES.map((activation) => [
        `USES_${wgslName(activation)}`,
        String(layers.some((layer) => layer.activation === activation)),
      ]),
    ),
    LOSS: wgslName(loss),
    DROPOUT: String(layers.some(({ dropout }) => dropout > 0)),
    BATCH_NORM: String(layers.some(({ batchNorm }) => batchNorm)),
    CATEGORIES: String(train.features.categories.length > 0),
    OPTIMIZER: wgslName(updateRule(optimizer)),
    L1: String(network.l1 > 0),
    CLIPPING: wgslName(`by_${clipping?.by ?? 'none'}`),
  }
  return Object.fromEntries(
    Object.entries(all).filter(([constant]) =>
      READ_BY[name].some((read) => constant === read || constant.startsWith(`${read}_`)),
    ),
  )
}

/** What the kernels call an optimiser; adamw is adam whose steps have a weight decay. */
function updateRule(optimizer: ResolvedOptimizer): (typeof UPDATE_RULES)[number] {
  if (optimizer.name === 'adamw') return 'adam'
  if (optimizer.name !== 'sgd' || slotCount(optimizer) === 0) return optimizer.name
  return optimizer.nesterov ? 'nesterov' : 'momentum'
}

/** leakyRelu → LEAKY_RELU */
export function wgslName(name: string): string {
  return name.replace(/[A-Z]/g, '_$&').toUpperCase()
}
