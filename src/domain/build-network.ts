import type { ResolvedExperiment } from './experiment.ts'
import { lossOf } from './loss-choice.ts'
import type { Network } from './network.ts'
import type { FittedTarget } from './recipe.ts'

/** Numbers in the last layer: one per class for several classes, else one. */
export function outputCount(target: FittedTarget): number {
  return target.task === 'multiclass' ? target.classes.length : 1
}

/**
 * The network an experiment asks for: its hidden layers, then a linear output layer.
 * @param inputs columns of the prepared matrices
 * @param outputs see `outputCount`
 */
export function buildNetwork(
  resolved: ResolvedExperiment,
  inputs: number,
  outputs: number,
): Network {
  const hidden = resolved.network.layers.map((layer, k, all) => ({
    inputs: all[k - 1]?.units ?? inputs,
    units: layer.units,
    activation: layer.activation,
    dropout: layer.dropout,
    batchNorm: layer.batchNorm,
  }))
  const last = {
    inputs: hidden.at(-1)?.units ?? inputs,
    units: outputs,
    activation: 'linear' as const,
    dropout: 0,
    batchNorm: false,
  }
  return {
    inputs,
    layers: [...hidden, last],
    loss: lossOf(resolved.task, resolved.training.loss),
    l1: resolved.network.l1,
    l2: resolved.network.l2,
  }
}
