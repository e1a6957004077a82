import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { SAMPLES } from './samples.ts'

test.each(SAMPLES)('$path is what its generator makes, byte for byte', async ({ path, text }) => {
  const committed = await readFile(new URL(`../${path}`, import.meta.url), 'utf8')
  expect(text() === committed, `${path} differs: run npm run samples`).toBe(true)
})
