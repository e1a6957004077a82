import { expect, test } from 'vitest'
import { ACTIVATION_NAMES } from '../../src/domain/network.ts'
import { seededModel } from '../../src/domain/fixtures/seeded-model.ts'
import { SwappedColumn } from '../../src/domain/why/swapped-column.ts'
import { createTailPredictor } from '../../src/domain/why/tail-predictor.ts'
import { openTailPredictor } from './open-tail-predictor.ts'

test.each(ACTIVATION_NAMES)(
  'answers from sums have the bits of the plain ones: %s',
  async (activation) => {
    const hidden = [13, 6].map((units) => ({ units, activation, batchNorm: true }))
    for (const [task, layers] of [
      ['multiclass', hidden],
      ['binary', hidden.slice(1)],
      ['regression', []],
    ] as const) {
      const { model, features } = seededModel({
        ...{ seed: 6, rows: 75, columns: [0, 4, 0], hidden: layers, task },
      })
      const swapped = new SwappedColumn(model, features)
      const [plain, fast] = [createTailPredictor(model), await openTailPredictor(model)]
      expect(fast(swapped.asTheyAre, 3, 74)).toEqual(plain(swapped.asTheyAre, 3, 74))
      swapped.takeOff(1)
      const others = swapped.with(
        features,
        Uint32Array.from({ length: 75 }, (_, i) => 74 - i),
      )
      expect(fast(others, 0, 75)).toEqual(plain(others, 0, 75))
    }
  },
)
