import { expect, test } from 'vitest'
import { keptCases } from '../../fixtures/kept-cases.ts'
import { read } from './reading-for-tests.ts'

test.each(keptCases('tables'))('$name', async ({ bytes, outcome }) => {
  const answer = await read(bytes)
  expect(answer.ok ? 'opened' : answer.failure.code).toBe(outcome)
})
