import type { EnginePlan } from './engine.ts'

/** What decides how long a minibatch step takes: the adapter, and everything of a plan but its rows and numbers. */
type Shape = Pick<EnginePlan, 'network' | 'optimizer' | 'clipping' | 'batchSize' | 'train'>

/**
 * Two runs with the same key take as long for a step on the same engine of the same machine.
 * @param adapter `AdapterReport`'s name; null without one
 */
export function engineKey(
  adapter: string | null,
  { network, optimizer, clipping, batchSize, train }: Shape,
): string {
  const { inputs, numberInputs, categories } = train.features
  return [
    adapter ?? 'none',
    `${inputs} of ${numberInputs.length}+${categories.length}`,
    ...network.layers.map((layer) =>
      [
        layer.units,
        layer.activation,
        ...(layer.batchNorm ? ['batchNorm'] : []),
        ...(layer.dropout > 0 ? ['dropout'] : []),
      ].join(' '),
    ),
    [network.loss, ...(network.l1 > 0 ? ['l1'] : []), ...(network.l2 > 0 ? ['l2'] : [])].join(' '),
    `batch ${batchSize}`,
    // Without momentum there is one array less to go through.
    optimizer.name === 'sgd' && optimizer.momentum === 0 ? 'sgd plain' : optimizer.name,
    `clip ${clipping?.by ?? 'none'}`,
  ].join(' | ')
}
