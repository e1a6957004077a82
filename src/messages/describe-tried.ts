import type { CheckedNetwork, TimedShape, Tried } from '../domain/gpu-report.ts'
import type { Messages } from './en.ts'

/** What a case of "Check this GPU" tried, in the words of the catalogue. */
export function describeTried(messages: Messages, tried: Tried): string {
  const { gpu } = messages
  switch (tried.kind) {
    case 'network':
      return networkWords(messages, tried).join(gpu.separator)
    case 'timing':
      return describeShape(messages, tried)
    case 'peak':
      return gpu.peakCase
  }
}

/** Like "20-64-32-1, batch size 32". */
export function describeShape(
  { gpu }: Messages,
  { inputs, hidden, outputs, batchSize }: TimedShape,
): string {
  return gpu.shape([inputs, ...hidden, outputs].join('-'), batchSize)
}

function networkWords({ gpu, train }: Messages, network: CheckedNetwork): string[] {
  const { activation, hidden, outputs, clipping, levels, batchSize } = network
  return [
    activation && train.activations[activation],
    hidden && (hidden.length === 0 ? gpu.noHidden : gpu.hidden(hidden.join('-'))),
    gpu.losses[network.loss],
    outputs && gpu.classes(outputs),
    gpu.optimizers[network.optimizer],
    network.l1 && gpu.l1,
    network.l2 && gpu.l2,
    network.dropout && gpu.dropout,
    network.batchNorm && gpu.batchNorm,
    clipping && gpu.clippings[clipping.by],
    network.schedule && gpu.schedule,
    levels && (network.numbers === 0 ? gpu.categoriesAlone : gpu.categories),
    network.weighted && gpu.rowWeights,
    batchSize && gpu.batchSize(batchSize),
  ].filter((word) => typeof word === 'string')
}
