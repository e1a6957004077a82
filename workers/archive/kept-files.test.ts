import { describe, expect, test } from 'vitest'
import { readHash } from '../../src/domain/address-hash.ts'
import { experimentFromLink } from '../../src/domain/experiment-link.ts'
import { ok } from '../../src/domain/result.ts'
import { keptCases } from '../fixtures/kept-cases.ts'
import { unpack } from './unpack.ts'

describe('files', () => {
  test.each(keptCases('files'))('$name', async ({ name, bytes, outcome }) => {
    const answer = await unpack({ name, blob: new Blob([bytes]) })
    expect(answer.ok ? 'opened' : answer.failure.code).toBe(outcome)
  })
})

describe('addresses', () => {
  test.each(keptCases('addresses'))('$name', ({ bytes, outcome }) => {
    const { view, settings } = readHash(new TextDecoder().decode(bytes).trimEnd())
    const answer = settings === undefined ? ok(view) : experimentFromLink(settings)
    expect(answer.ok ? 'opened' : answer.failure.code).toBe(outcome)
  })
})
