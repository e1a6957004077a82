import { test } from 'vitest'
import { FEW } from '../../fixtures/try-mutated.ts'
import { tryTables } from './fixtures/mutated-tables.ts'

test('mutated tables give a table or a reason', async () => {
  await tryTables(FEW)
})
