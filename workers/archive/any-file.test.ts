import { test } from 'vitest'
import { FEW } from '../fixtures/try-mutated.ts'
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
])('mutated %s give a result or a reason', async (_, tryThem) => {
  await tryThem(FEW)
})
