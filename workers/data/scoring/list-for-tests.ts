import type { FittedTarget } from '../../../src/domain/recipe.ts'
import type { Result } from '../../../src/domain/result.ts'
import type { Table } from '../../../src/domain/table.ts'
import type { ListSettings } from '../../../src/domain/targeting/list-settings.ts'
import type { ExplainableModel } from '../../../src/domain/why/explainable-model.ts'

/** One number decides: the logit is its place in the file, in standard units. */
export function modelFor(target: FittedTarget): ExplainableModel {
  return {
    recipe: {
      columns: [
        {
          kind: 'number',
          name: 'place',
          missing: [''],
          offset: 0,
          method: 'standard',
          impute: 100,
          center: 100,
          scale: 50,
          min: 0,
          max: 199,
          median: 100,
          integer: true,
        },
      ],
      target,
      inputNames: ['place'],
    },
    network: {
      inputs: 1,
      layers: [{ inputs: 1, units: 1, activation: 'linear', dropout: 0, batchNorm: false }],
      loss: 'binaryCrossEntropy',
      l1: 0,
      l2: 0,
    },
    weights: Float32Array.of(1, 0),
  }
}

export const BINARY: FittedTarget = {
  task: 'binary',
  name: 'y',
  classes: ['no', 'yes'],
  positive: 'yes',
  missing: [''],
}
export const SETTINGS: ListSettings = {
  answer: null,
  choice: { by: 'count', rows: 50 },
  control: { rows: 10, rate: null, effect: null, seed: 1 },
}
export const HOOKS = { signal: new AbortController().signal, onShare: () => undefined }

export function textColumn(name: string, texts: string[]): Table['columns'][number] {
  return {
    name,
    cells: {
      storage: 'text',
      codes: Uint32Array.from(texts.keys()),
      dictionary: texts,
    },
  }
}

export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}
