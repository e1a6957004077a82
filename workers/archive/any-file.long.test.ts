import { test } from 'vitest'
import { SEED } from '../fixtures/seed.ts'
import { MANY } from '../fixtures/try-mutated.ts'
import {
  tryAddresses,
  tryEntries,
  tryFiles,
  tryHashes,
  trySealed,
} from './fixtures/mutated-files.ts'

test.each([
  ['files', tryFiles],
  ['entries of files', tryEntries],
  ['sealed files (one of fifty)', trySealed],
  ['settings of addresses', tryAddresses],
  ['addresses', tryHashes],
])('10,000 mutated %s give a result or a reason', async (kind, tryThem) => {
  const worst = await tryThem(MANY)
  process.stdout.write(`${kind}: seed ${String(SEED)}, the slowest took ${worst.toFixed(0)} ms\n`)
})
