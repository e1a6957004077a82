import { expect, test } from 'vitest'
import { ACTIVATION_NAMES } from '../../src/domain/network.ts'
import { seededModel } from '../../src/domain/fixtures/seeded-model.ts'
import { createSwaps } from '../../src/domain/why/swap-predictor.ts'
import { swapsOf } from './open-swaps.ts'

test.each(ACTIVATION_NAMES)(
  'answers with another’s column have the bits of the plain ones: %s',
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
      const [plain, fast] = [createSwaps(model, features), (await swapsOf(model))(features)]
      expect(fast.asTheyAre(3, 74)).toEqual(plain.asTheyAre(3, 74))
      const ways = [Uint32Array.from({ length: 75 }, (_, i) => 74 - i), new Uint32Array(75).fill(2)]
      for (const column of [0, 1]) {
        const [some, all] = [fast, plain].map((swaps) =>
          swaps.swapped(column, features, ways, 3, 75),
        )
        expect(some).toEqual(all)
      }
    }
  },
)
