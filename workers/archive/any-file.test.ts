import { test } from 'vitest'
import { FEW } from '../fixtures/try-mutated.ts'
import { tryAddresses, tryFiles } from './fixtures/mutated-files.ts'

test.each([
  ['files', tryFiles],
  ['addresses', tryAddresses],
])('mutated %s give a result or a reason', async (_, tryThem) => {
  await tryThem(FEW)
})
