import type { ResolvedOptimizer } from '../../../src/domain/experiment.ts'
import { firstOfLayer } from '../../../src/domain/dropout.ts'
import { ACTIVATION_NAMES } from '../../../src/domain/network.ts'
import type { EnginePlan } from '../engine.ts'
import type { InputTable } from './input-table.ts'
import type { LayerPlace, MemoryPlan } from './memory-plan.ts'
import { recordLayout } from './records.ts'

/** Layers that `Plan` in kernels/plan.wgsl has room for: 8 hidden ones and the output layer. */
const MOST_LAYERS = 9
const LAYER_WORDS = 16
const LAYERS_WORDS = MOST_LAYERS * LAYER_WORDS
export const PLAN_BYTES = 4 * (LAYERS_WORDS + 32)

/** `Plan` of kernels/plan.wgsl, word by word. */
export function planUniform(
  { network, optimizer, clipping, train, batchSize }: EnginePlan,
  memory: MemoryPlan,
  table: InputTable,
): ArrayBuffer {
  const buffer = new ArrayBuffer(PLAN_BYTES)
  const words = new Uint32Array(buffer)
  const floats = new Float32Array(buffer)
  network.layers.forEach((layer, k) => {
    const { inputs, units, activation, dropout, batchNorm } = layer
    const place = memory.layers[k] as LayerPlace
    const { columns, kernel, transposed, x, y, slope, normalised, statistics } = place
    const at = k * LAYER_WORDS
    words.set([inputs, units, columns, kernel, transposed, x, y, slope, normalised, statistics], at)
    words.set([Number(batchNorm), ACTIVATION_NAMES.indexOf(activation)], at + 10)
    // randomUniform < rate in integers: bits / 2³² < rate is bits < ⌈rate · 2³²⌉.
    words[at + 12] = Math.ceil(dropout * 2 ** 32)
    words[at + 13] = firstOfLayer(k)
    floats[at + 14] = 1 / (1 - dropout)
  })
  const { stride, parameters, chunk, chunks, gradient, squares, squareCount } = memory
  const record = recordLayout(train.features)
  const { runs, runCount, categoryFirsts, codedTiles, codedTileCount } = table
  words.set(
    [
      ...[network.layers.length, train.features.rows, batchSize, memory.batchQuads],
      ...[record.words, record.codes, train.features.categories.length],
      ...[runs, runCount, categoryFirsts, codedTiles, codedTileCount],
      ...[stride, parameters, chunk, chunks, gradient, squares, squareCount],
      ...[memory.weightSums, memory.logits],
    ],
    LAYERS_WORDS,
  )
  const { decay, epsilon } = optimizerNumbers(optimizer)
  floats.set([clipping?.limit ?? 0, epsilon, 2 * network.l2, ...decay], LAYERS_WORDS + 21)
  floats[LAYERS_WORDS + 28] = network.l1
  return buffer
}

/** Differences from 1 are taken in float64, where they lose nothing. */
function optimizerNumbers(optimizer: ResolvedOptimizer): { decay: number[]; epsilon: number } {
  switch (optimizer.name) {
    case 'adam':
    case 'adamw': {
      const { beta1, beta2, epsilon } = optimizer
      return { decay: [beta1, 1 - beta1, beta2, 1 - beta2], epsilon }
    }
    case 'sgd':
      return { decay: [optimizer.momentum], epsilon: 0 }
    case 'rmsprop':
      return { decay: [optimizer.rho, 1 - optimizer.rho], epsilon: optimizer.epsilon }
  }
}
