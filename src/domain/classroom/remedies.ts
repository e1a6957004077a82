import type { Experiment, ResolvedExperiment } from '../experiment.ts'
import type { Activation } from '../network.ts'
import type { Finding } from './finding.ts'
import { withSettings, type SettingsEdit } from './settings.ts'

/** What may help; all but another number of units goes on from where training is. */
export type Remedy =
  | { kind: 'smallerRate' | 'largerRate'; rate: number }
  | { kind: 'activation'; layer: number; activation: Activation }
  | { kind: 'l2'; l2: number }
  | { kind: 'dropout'; rate: number }
  | { kind: 'clipping'; limit: number }
  | { kind: 'fewerUnits' | 'moreUnits' }

type Resolved = Pick<ResolvedExperiment, 'network' | 'training'>

const RATES = { least: 1e-7, most: 10 }
const MOST_L2 = 0.1
const DROPOUT = 0.2
const LONGEST_GRADIENT = 1

/** What can be tried against a finding, the likeliest help first; not what is done already. */
export function remediesFor(finding: Finding, resolved: Resolved): Remedy[] {
  const { network, training } = resolved
  const { learningRate } = training.optimizer
  const slower = rateRemedy('smallerRate', learningRate / 3)
  switch (finding.kind) {
    case 'deadUnit':
      return [{ kind: 'activation', layer: finding.layer, activation: 'leakyRelu' }, slower]
    case 'saturatedUnit':
      return [slower, ...smallerWeights(network.l2)]
    case 'vanishing':
      return [{ kind: 'activation', layer: finding.layer, activation: 'leakyRelu' }]
    case 'exploding':
      return training.clipping ? [slower] : [{ kind: 'clipping', limit: LONGEST_GRADIENT }, slower]
    case 'overfitting':
      return [
        ...smallerWeights(network.l2),
        ...(network.layers.some(({ dropout }) => dropout > 0)
          ? []
          : [{ kind: 'dropout', rate: DROPOUT } as const]),
        { kind: 'fewerUnits' },
      ]
    case 'underfitting':
      return [rateRemedy('largerRate', learningRate * 3), { kind: 'moreUnits' }]
    case 'rateTooHigh':
      return [slower]
    case 'rateTooLow':
      return [rateRemedy('largerRate', learningRate * 10)]
  }
}

/** The document with a remedy in it. */
export function remediedDocument(
  document: Experiment,
  resolved: Resolved,
  remedy: Remedy,
): Experiment {
  return withSettings(document, resolved, editOf(remedy, resolved))
}

/** Whether the network stays one of as many weights, so that training goes on from where it is. */
export function goesOn({ kind }: Remedy): boolean {
  return kind !== 'fewerUnits' && kind !== 'moreUnits'
}

function editOf(remedy: Remedy, { network: { layers }, training }: Resolved): SettingsEdit {
  switch (remedy.kind) {
    case 'smallerRate':
    case 'largerRate':
      return { optimizer: { ...training.optimizer, learningRate: remedy.rate } }
    case 'activation': {
      const { layer, activation } = remedy
      return { layers: layers.map((own, k) => (k === layer ? { ...own, activation } : own)) }
    }
    case 'l2':
      return { l2: remedy.l2 }
    case 'dropout':
      return { layers: layers.map((own) => ({ ...own, dropout: remedy.rate })) }
    case 'clipping':
      return { clipping: { by: 'globalNorm', limit: remedy.limit } }
    case 'fewerUnits':
      return { layers: layers.map((own) => ({ ...own, units: Math.ceil(own.units / 2) })) }
    case 'moreUnits':
      return { layers: layers.map((own) => ({ ...own, units: 2 * own.units })) }
  }
}

/** Rounded to one digit, as people choose rates. */
function rateRemedy(kind: 'smallerRate' | 'largerRate', rate: number): Remedy {
  const within = Math.min(RATES.most, Math.max(RATES.least, rate))
  return { kind, rate: Number(within.toPrecision(1)) }
}

function smallerWeights(l2: number): Remedy[] {
  return l2 >= MOST_L2 ? [] : [{ kind: 'l2', l2: l2 === 0 ? 0.001 : Math.min(MOST_L2, 10 * l2) }]
}
