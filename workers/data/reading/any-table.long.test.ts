import { test } from 'vitest'
import { SEED } from '../../fixtures/seed.ts'
import { MANY } from '../../fixtures/try-mutated.ts'
import { tryTables } from './fixtures/mutated-tables.ts'

test('10,000 mutated tables give a table or a reason', async () => {
  const worst = await tryTables(MANY)
  process.stdout.write(`tables: seed ${String(SEED)}, the slowest took ${worst.toFixed(0)} ms\n`)
})
