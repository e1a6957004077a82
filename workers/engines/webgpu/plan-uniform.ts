import type { ResolvedOptimizer } from '../../../src/domain/experiment.ts'
import type { Activation } from '../../../src/domain/network.ts'
import type { EnginePlan } from '../engine.ts'
import type { LayerPlace, MemoryPlan } from './memory-plan.ts'

/** Layers that `Plan` in kernels/plan.wgsl has room for: 8 hidden ones and the output layer. */
const MOST_LAYERS = 9
const LAYER_WORDS = 12
const LAYERS_WORDS = MOST_LAYERS * LAYER_WORDS
export const PLAN_BYTES = 4 * (LAYERS_WORDS + 20)
/** Where `validationFirst` and `validationEnd` lie. */
export const VALIDATION_RANGE_BYTE = 4 * (LAYERS_WORDS + 8)

/** What kernels/activations.wgsl calls them. */
export const ACTIVATION_NUMBERS: Readonly<Record<Activation, number>> = {
  linear: 0,
  relu: 1,
  leakyRelu: 2,
  elu: 3,
  gelu: 4,
  softplus: 5,
  swish: 6,
  tanh: 7,
  sigmoid: 8,
}

/** `Plan` of kernels/plan.wgsl, word by word. */
export function planUniform(plan: EnginePlan, memory: MemoryPlan): ArrayBuffer {
  const { network, optimizer, train, batchSize } = plan
  const buffer = new ArrayBuffer(PLAN_BYTES)
  const words = new Uint32Array(buffer)
  const floats = new Float32Array(buffer)
  network.layers.forEach((layer, k) => {
    const { inputs, units, activation, dropout } = layer
    const { kernel, transposed, x, y, slope, tiles } = memory.layers[k] as LayerPlace
    const at = k * LAYER_WORDS
    words.set([inputs, units, kernel, transposed, x, y, slope, ACTIVATION_NUMBERS[activation]], at)
    // randomUniform < rate in integers: bits / 2³² < rate is bits < ⌈rate · 2³²⌉.
    words[at + 8] = Math.ceil(dropout * 2 ** 32)
    words[at + 9] = k * 2 ** 26
    floats[at + 10] = 1 / (1 - dropout)
    words[at + 11] = tiles
  })
  const { groups, stride, parameters, tiles, weightSums, logits } = memory
  words.set([network.layers.length, network.inputs, train.features.rows, batchSize], LAYERS_WORDS)
  words.set([groups, stride, parameters, tiles, 0, 0, weightSums, logits], LAYERS_WORDS + 4)
  const { decay, epsilon } = optimizerNumbers(optimizer)
  floats.set(decay, LAYERS_WORDS + 12)
  floats.set([epsilon, 2 * network.l2], LAYERS_WORDS + 16)
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
