import type {
  Experiment,
  ResolvedExperiment,
  ResolvedNetwork,
  ResolvedTraining,
} from '../experiment.ts'

/** What a branch may change: nothing of it makes other weights of the network, or other rows. */
export interface SettingsEdit extends Partial<
  Pick<ResolvedTraining, 'optimizer' | 'batchSize' | 'seed' | 'clipping'>
> {
  l1?: number
  l2?: number
  /** As many as there are, of as many units. */
  layers?: ResolvedNetwork['layers']
}

/** The same document with other settings. */
export function withSettings(
  document: Experiment,
  { network }: Pick<ResolvedExperiment, 'network'>,
  { l1 = network.l1, l2 = network.l2, layers = network.layers, ...training }: SettingsEdit,
): Experiment {
  return {
    ...document,
    network: { layers, l1, l2 },
    training: { ...document.training, ...training },
  }
}

/** Settings that two futures may differ in. */
export interface Settings extends Pick<
  ResolvedTraining,
  'batchSize' | 'seed' | 'clipping' | 'loss'
> {
  learningRate: number
  optimizer: ResolvedTraining['optimizer']['name']
  l1: number
  l2: number
  /** Of hidden layers. */
  dropout: number[]
  activation: ResolvedNetwork['layers'][number]['activation'][]
}

export function settingsOf({
  training: { optimizer, batchSize, seed, clipping, loss },
  network: { layers, l1, l2 },
}: Pick<ResolvedExperiment, 'training' | 'network'>): Settings {
  return {
    optimizer: optimizer.name,
    learningRate: optimizer.learningRate,
    batchSize,
    l1,
    l2,
    dropout: layers.map(({ dropout }) => dropout),
    activation: layers.map(({ activation }) => activation),
    clipping,
    loss,
    seed,
  }
}

/** Names of settings that are not the same. */
export function differingSettings(a: Settings, b: Settings): (keyof Settings)[] {
  return (Object.keys(a) as (keyof Settings)[]).filter(
    (name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]),
  )
}
