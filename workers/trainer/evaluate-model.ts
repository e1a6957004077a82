import { evaluate } from '../../src/domain/evaluate.ts'
import { outputsOf, type Predictor } from '../../src/domain/forward.ts'
import type { Features } from '../../src/domain/features.ts'
import { linkOf } from '../../src/domain/link.ts'
import { countParameters } from '../../src/domain/network.ts'
import type { TrainingJob, TrainingOutcome } from '../../src/domain/training.ts'
import { openPredictor } from '../forward/open-predictor.ts'
import { yieldToMessages } from '../yield-to-messages.ts'

/** Multiplications between two yields: some 5 ms with WebAssembly, 30 ms without. */
const CHUNK_PRODUCTS = 50_000_000

/** Answers for every row by the forward pass that predictions use, and what they are worth on the test rows. */
export async function evaluateModel(
  { network, target, threshold, data }: TrainingJob,
  weights: Float32Array,
): Promise<Pick<TrainingOutcome, 'evaluation' | 'outputs'>> {
  const predict = await openPredictor(network, weights, linkOf(target))
  const outputsPerRow = outputsOf(network)
  const rowsPerChunk = Math.max(1, Math.floor(CHUNK_PRODUCTS / countParameters(network)))
  const all = (features: Features) => predictAll(predict, features, outputsPerRow, rowsPerChunk)
  const outputs = {
    train: await all(data.train.features),
    validation: await all(data.validation.features),
    test: await all(data.test.features),
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
  outputs: number,
  rowsPerChunk: number,
): Promise<Float64Array<ArrayBuffer>> {
  const all = new Float64Array(features.rows * outputs)
  for (let from = 0; from < features.rows; from += rowsPerChunk) {
    const to = Math.min(from + rowsPerChunk, features.rows)
    all.set(predict(features, from, to), from * outputs)
    await yieldToMessages()
  }
  return all
}
