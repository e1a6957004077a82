import type { Features } from '../../src/domain/features.ts'
import type { TracedRow } from '../../src/domain/microscope/row-trace.ts'
import type { Network } from '../../src/domain/network.ts'
import type { Engine, EnginePlan } from '../engines/engine.ts'

/**
 * What an engine's own backward pass says of one row: it takes one step of plain gradient descent, η = 1, with a
 * minibatch of this row alone, and what is gone from each weight is its slope.
 * @param features the one row
 * @returns [parameters]; undefined with batch normalisation, which knows no minibatch of one row
 */
export async function engineSlopes(
  network: Network,
  weights: Float32Array<ArrayBuffer>,
  features: Features,
  { target, weight }: Pick<TracedRow, 'target' | 'weight'>,
  open: (plan: EnginePlan) => Promise<Engine>,
): Promise<Float64Array | undefined> {
  if (network.layers.some(({ batchNorm }) => batchNorm)) return undefined
  const engine = await open({
    network: unpenalised(network),
    optimizer: { name: 'sgd', learningRate: 1, momentum: 0, nesterov: false },
    learningRate: () => 1,
    clipping: null,
    batchSize: 1,
    seed: 1,
    train: {
      features,
      targets: Float64Array.of(target),
      weights: Float32Array.of(weight),
    },
    validation: features,
    epoch: 0,
    start: { step: 0, weights, slots: [], bestWeights: weights },
  })
  try {
    await engine.step(1)
    engine.keepEpoch()
    const after = (await engine.checkpoint()).weights
    return Float64Array.from(weights, (w, i) => w - (after[i] as number))
  } finally {
    engine.dispose()
  }
}

function unpenalised(network: Network): Network {
  return {
    ...network,
    l1: 0,
    l2: 0,
    layers: network.layers.map((layer) => ({ ...layer, dropout: 0 })),
  }
}
