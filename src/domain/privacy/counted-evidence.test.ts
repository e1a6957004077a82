import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_PREPARATION } from '../experiment-defaults.ts'
import { fitRecipe } from '../fit-recipe.ts'
import { resolvedFor, tableOfTexts } from '../golden/table-of-texts.ts'
import { FEW_PERSONS } from './few-persons.ts'
import { masked } from './mentions.ts'
import { findPersonalData } from './personal-data.ts'

const SECRETS = [
  'call +49 30 1234567',
  'ann@example.com',
  'card 4111 1111 1111 1111',
  'all well',
  '',
]

test('the cells counted as holding addresses and numbers are those that a mask changes', () => {
  const cell = fc
    .tuple(fc.constantFrom(...SECRETS), fc.nat({ max: 999 }))
    .map(([secret, n]) => `Parcel ${n} came late. ${secret}`.trim())
  fc.assert(
    fc.property(fc.array(cell, { minLength: 5, maxLength: 60 }), (texts) => {
      const facts = { name: 'comment', kind: 'text' as const, distinct: 1000, warnings: [] }
      const found = findPersonalData(facts, texts)
      const changed = texts.filter((text) => masked(text) !== text).length
      expect(found?.cells ?? 0).toBe(changed)
      if (found) expect(found).toMatchObject({ type: 'mentions', of: texts.length })
    }),
  )
})

test('of e-mail addresses each is counted, and those that are none are not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 40 }), fc.integer({ min: 0, max: 4 }), (all, others) => {
      const texts = Array.from({ length: all + others }, (_, i) =>
        i < all ? `p${i}@example.com` : 'none given',
      )
      const facts = { name: 'c1', kind: 'category' as const, distinct: all, warnings: [] }
      expect(findPersonalData(facts, texts)).toMatchObject({
        type: 'email',
        cells: all,
        of: all + others,
      })
    }),
  )
})

test('no text of fewer than five training rows is left in a folded recipe, whatever the others are', () => {
  const texts = fc.array(fc.constantFrom(...['a', 'b', 'c', 'd', 'e', 'f', 'h']), {
    minLength: 2,
    maxLength: 60,
  })
  const impute = fc.constantFrom('mostFrequent' as const, 'ownLevel' as const)
  fc.assert(
    fc.property(texts, impute, (letters, choice) => {
      const cells = letters.map((letter) => (letter === 'h' ? '' : `Level-${letter}`))
      fc.pre(cells.some((text) => text !== ''))
      const table = tableOfTexts([
        ['x', cells],
        ['y', cells.map((_, row) => String(row))],
      ])
      const category = {
        ...DEFAULT_PREPARATION.category,
        impute: choice,
        minCount: FEW_PERSONS,
      }
      const resolved = resolvedFor(table, 'y', {
        preparation: { ...DEFAULT_PREPARATION, category },
      })
      const rows = Uint32Array.from(cells, (_, row) => row)
      const outcome = fitRecipe(table, resolved, undefined, Float64Array.from(rows), rows)
      if (!outcome.ok) throw new Error(outcome.failure.code)
      const kept = JSON.stringify(outcome.value.recipe)
      for (const text of new Set(cells)) {
        const count = cells.filter((other) => other === text).length
        if (text !== '') expect(kept.includes(text)).toBe(count >= FEW_PERSONS)
      }
    }),
  )
})
