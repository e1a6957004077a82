import type { ResolvedOptimizer } from '../../../src/domain/experiment.ts'
import { stepFactors } from '../step-factors.ts'
import type { Kernel } from './kernel-module.ts'
import type { MemoryPlan, PlannedLayer } from './memory-plan.ts'

/** Moves one layer on by the gradient that lies in `MemoryPlan.gradient`. */
export type LayerUpdate = (layer: PlannedLayer) => void

/** The least normal float32: an epsilon that is 0 would divide 0 by 0. */
const LEAST_EPSILON = 2 ** -126

/**
 * How each layer is moved in one step.
 * @param step t, from 1
 */
export function layerUpdate(
  kernel: Kernel,
  memory: MemoryPlan,
  optimizer: ResolvedOptimizer,
  l2: number,
  learningRate: number,
  step: number,
): LayerUpdate {
  const move = moveBy(kernel, memory, optimizer, learningRate, step)
  return (layer) => {
    const kernelSize = layer.inputStride * layer.unitStride
    move(layer.kernel, memory.gradient, kernelSize, 2 * l2)
    move(layer.bias, memory.gradient + 4 * kernelSize, layer.unitStride, 0)
  }
}

/** @returns moves `count` parameters, the first at byte `offset` of each parameter vector */
function moveBy(
  kernel: Kernel,
  { weights, slots }: MemoryPlan,
  optimizer: ResolvedOptimizer,
  learningRate: number,
  step: number,
): (offset: number, gradient: number, count: number, penalty: number) => void {
  switch (optimizer.name) {
    case 'adam':
    case 'adamw': {
      const [m, v] = slots as [number, number]
      const { rate, rootCorrection } = stepFactors(optimizer, learningRate, step)
      const { beta1, beta2 } = optimizer
      const epsilon = Math.max(optimizer.epsilon, LEAST_EPSILON)
      return (offset, gradient, count, penalty) => {
        kernel.adam(
          weights + offset,
          gradient,
          m + offset,
          v + offset,
          count,
          penalty,
          beta1,
          1 - beta1,
          beta2,
          1 - beta2,
          epsilon,
          rate,
          rootCorrection,
        )
      }
    }
    case 'sgd': {
      const { momentum } = optimizer
      const [velocity] = slots
      return (offset, gradient, count, penalty) => {
        if (velocity === undefined) {
          kernel.sgd(weights + offset, gradient, count, penalty, learningRate)
        } else {
          const at = velocity + offset
          kernel.momentum(weights + offset, gradient, at, count, penalty, momentum, learningRate)
        }
      }
    }
    case 'rmsprop': {
      const { rho } = optimizer
      const epsilon = Math.max(optimizer.epsilon, LEAST_EPSILON)
      const [s] = slots as [number]
      return (offset, gradient, count, penalty) => {
        kernel.rmsprop(
          weights + offset,
          gradient,
          s + offset,
          count,
          penalty,
          rho,
          1 - rho,
          epsilon,
          learningRate,
        )
      }
    }
  }
}
