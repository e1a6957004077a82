import { dropoutMask } from '../../../src/domain/dropout.ts'
import { permutation } from '../../../src/domain/random.ts'
import { expandRows } from '../../../src/domain/features.ts'
import { lossAndGradient } from '../../../src/domain/reference/backward.ts'
import { clipGradient } from '../../../src/domain/reference/clipping.ts'
import { updateWeights } from '../../../src/domain/reference/optimizers.ts'
import type { Engine, EnginePlan } from '../engine.ts'

interface Trained {
  /** Training loss of each epoch. */
  losses: number[]
  /** [parameters] */
  weights: ArrayLike<number>
}

/** What a plan must lead to, in float64. */
export function trainReference(plan: EnginePlan, epochs: number): Trained {
  const { network, optimizer, clipping, batchSize, seed, train, start } = plan
  const { rows, inputs } = train.features
  const values = expandRows(train.features)
  const weights = Float64Array.from(start.weights)
  const slots = start.slots.map((slot) => Float64Array.from(slot))
  let { step } = start
  const losses = Array.from({ length: epochs }, (_, epoch) => {
    const order = permutation(seed, 'shuffle', plan.epoch + epoch, rows)
    let sum = 0
    for (let from = 0; from < rows; from += batchSize) {
      const batch = [...order.subarray(from, from + batchSize)]
      const { loss, gradient, moveAverages } = lossAndGradient(network, weights, {
        rows: batch.length,
        features: batch.flatMap((row) => [...values.subarray(row * inputs, (row + 1) * inputs)]),
        targets: batch.map((row) => train.targets[row] ?? 0),
        weights: batch.map((row) => train.weights[row] ?? 0),
        masks: network.layers.map(({ units, dropout }, layer) =>
          dropout === 0 ? undefined : dropoutMask(seed, step, layer, batch.length, units, dropout),
        ),
      })
      sum += loss * batch.length
      if (clipping) clipGradient(clipping, gradient)
      const learningRate = plan.learningRate(step)
      step++
      updateWeights(network, optimizer, weights, slots, gradient, { step, learningRate })
      moveAverages(weights)
    }
    return sum / rows
  })
  return { losses, weights }
}

/** The same by an engine, which is disposed of whatever happens. */
export async function trainWith(engine: Engine, epochs: number): Promise<Trained> {
  const losses: number[] = []
  try {
    for (let epoch = 0; epoch < epochs; epoch++) {
      await engine.step(engine.stepsPerEpoch)
      losses.push((await engine.readEpoch()).trainLoss)
      engine.keepEpoch()
    }
    const { weights } = await engine.checkpoint()
    return { losses, weights }
  } finally {
    engine.dispose()
  }
}

/** Largest |a − b|. */
export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce(
    (most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? NaN))),
    0,
  )
}
