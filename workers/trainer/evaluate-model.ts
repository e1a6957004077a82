import { evaluate } from '../../src/domain/evaluate.ts'
import { createPredictor, linkOf, type Predictor } from '../../src/domain/forward.ts'
import type { Features } from '../../src/domain/features.ts'
import { countParameters } from '../../src/domain/network.ts'
import type { TrainingJob, TrainingOutcome } from '../../src/domain/training.ts'
import { yieldToMessages } from '../yield-to-messages.ts'

/** Multiplications between two yields: some 20 ms. */
const CHUNK_PRODUCTS = 10_000_000

/** Answers for every row by the forward pass that predictions use, and what they are worth on the test rows. */
export async function evaluateModel(
  { network, target, threshold, data }: TrainingJob,
  weights: Float32Array,
): Promise<Pick<TrainingOutcome, 'evaluation' | 'outputs'>> {
  const predict = createPredictor(network, weights, linkOf(target))
  const rowsPerChunk = Math.max(1, Math.floor(CHUNK_PRODUCTS / countParameters(network)))
  const outputs = {
    train: await predictAll(predict, data.train.features, rowsPerChunk),
    validation: await predictAll(predict, data.validation.features, rowsPerChunk),
    test: await predictAll(predict, data.test.features, rowsPerChunk),
  }
  const evaluation = await evaluate(
    {
      task: target.task,
      targets: data.test.targets,
      outputs: outputs.test,
      threshold,
      trainTargets: data.train.targets,
    },
    yieldToMessages,
  )
  return { evaluation, outputs }
}

async function predictAll(
  predict: Predictor,
  features: Features,
  rowsPerChunk: number,
): Promise<Float64Array<ArrayBuffer>> {
  const chunks: Float64Array[] = []
  for (let from = 0; from < features.rows; from += rowsPerChunk) {
    chunks.push(predict(features, from, Math.min(from + rowsPerChunk, features.rows)))
    await yieldToMessages()
  }
  const all = new Float64Array(chunks.reduce((sum, { length }) => sum + length, 0))
  chunks.reduce((at, chunk) => {
    all.set(chunk, at)
    return at + chunk.length
  }, 0)
  return all
}
