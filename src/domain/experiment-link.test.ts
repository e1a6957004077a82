import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64url, toBase64url } from './base64url.ts'
import { canonicalJson } from './canonical-json.ts'
import { crc32 } from './crc32.ts'
import { experimentFromLink, experimentToLink } from './experiment-link.ts'
import type { Experiment } from './experiment.ts'

const share = fc.constantFrom<[number, number, number][]>(
  [0.6, 0.2, 0.2],
  [0.1, 0.2, 0.7],
  [1 / 3, 1 / 3, 1 / 3],
)
const seed = fc.nat(2 ** 32 - 1)

const experiments: fc.Arbitrary<Experiment> = fc
  .record({
    target: fc.string({ unit: 'binary' }),
    columns: fc.dictionary(
      fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', '流失')),
      fc.record(
        {
          role: fc.constantFrom('feature' as const, 'ignore' as const),
          missing: fc.array(fc.string()),
        },
        { requiredKeys: [] },
      ),
      { maxKeys: 5, noNullPrototype: true },
    ),
    threshold: fc.double({ min: 0, max: 1, noNaN: true }),
    share,
    seed,
    units: fc.array(fc.integer({ min: 1, max: 1024 }), { maxLength: 8 }),
    learningRate: fc.double({ min: 1e-9, max: 10, noNaN: true }),
  })
  .map(({ target, columns, threshold, share: [train, validation, test], ...rest }) => ({
    terrarium: 1,
    target,
    columns,
    // JSON has no -0.
    threshold: threshold + 0,
    split: { kind: 'fractions', train, validation, test, seed: rest.seed },
    network: { layers: rest.units.map((units) => ({ units })) },
    training: { optimizer: { name: 'sgd', learningRate: rest.learningRate } },
  }))

test('a link with names carries the whole document, short enough or refused as too long', () => {
  fc.assert(
    fc.property(experiments, (experiment) => {
      const link = experimentToLink(experiment, { withNames: true })
      const read = experimentFromLink(link)
      if (link.length > 16_384) expect(read).toMatchObject({ failure: { code: 'linkTooLong' } })
      else expect(read.ok && canonicalJson(read.value)).toBe(canonicalJson(experiment))
    }),
  )
})

test('a link without names holds settings only and is never too long', () => {
  fc.assert(
    fc.property(experiments, (experiment) => {
      const link = experimentToLink({ ...experiment, positive: 'p' }, { withNames: false })
      const { target, columns, ...settings } = experiment
      expect(experimentFromLink(link)).toEqual({ ok: true, value: settings })
      expect([target, columns]).toHaveLength(2)
      expect(link).toMatch(/^[A-Za-z0-9_-]+\.[0-9a-f]{8}$/)
      expect(link.length).toBeLessThan(16_384)
    }),
  )
})

test('a split by a column goes along only where names do', () => {
  const split = { kind: 'time' as const, column: 'when' }
  const experiment = { terrarium: 1 as const, target: 'y', threshold: 0.3, split }
  expect(experimentFromLink(experimentToLink(experiment, { withNames: true }))).toMatchObject({
    value: { target: 'y', split },
  })
  expect(experimentFromLink(experimentToLink(experiment, { withNames: false }))).toEqual({
    ok: true,
    value: { terrarium: 1, threshold: 0.3 },
  })
})

test('a campaign goes along; its column and its named scenarios only where names do', () => {
  const campaign = { contactCost: 2, value: { column: 'margin' }, scenarios: [{ name: 'gift' }] }
  const experiment: Experiment = { terrarium: 1, target: 'y', campaign }
  expect(experimentFromLink(experimentToLink(experiment, { withNames: true }))).toMatchObject({
    value: { campaign },
  })
  expect(experimentFromLink(experimentToLink(experiment, { withNames: false }))).toEqual({
    ok: true,
    value: { terrarium: 1, campaign: { contactCost: 2 } },
  })
})

test('the order of keys does not matter, and lists of rows stay at home', () => {
  const split = { kind: 'rows' as const, train: [0, 1], validation: [2], test: [3] }
  const one = experimentToLink(
    { terrarium: 1, target: 'y', threshold: 0.3, split },
    { withNames: true },
  )
  expect(one).toBe(
    experimentToLink({ threshold: 0.3, target: 'y', terrarium: 1 }, { withNames: true }),
  )
})

test('a changed link is noticed and never throws', () => {
  const link = experimentToLink({ terrarium: 1, target: 'y', threshold: 0.25 }, { withNames: true })
  fc.assert(
    fc.property(fc.nat(link.length - 1), fc.string({ minLength: 0, maxLength: 3 }), (at, piece) => {
      const mutated = link.slice(0, at) + piece + link.slice(at + 1)
      fc.pre(mutated !== link)
      expect(experimentFromLink(mutated)).toMatchObject({ failure: { code: 'linkDamaged' } })
    }),
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(experimentFromLink(text).ok).toBe(false)
    }),
  )
})

test('a link made by hand passes the same schema as a file', () => {
  const forged = (text: string) => {
    const payload = toBase64url(text)
    return experimentFromLink(`${payload}.${crc32(payload)}`)
  }
  expect(forged('{"seed":1}')).toMatchObject({ failure: { code: 'unknownKey' } })
  expect(forged('{"__proto__":{"x":1}}')).toMatchObject({ failure: { code: 'unknownKey' } })
  expect(forged('{"network":{"layers":[{"units":1e9}]}}')).toMatchObject({
    failure: { code: 'invalidValue', details: { key: 'network.layers.0.units' } },
  })
  expect(forged('{"split":{"kind":"rows","train":[1],"validation":[2],"test":[3]}}')).toMatchObject(
    { failure: { code: 'invalidValue', details: { key: 'split.kind' } } },
  )
  expect(forged('{"terrarium":7}')).toMatchObject({ failure: { code: 'newerVersion' } })
  expect(forged('nonsense')).toMatchObject({ failure: { code: 'linkDamaged' } })
  expect(experimentFromLink('A'.repeat(20_000))).toMatchObject({
    failure: { code: 'linkTooLong', details: { bytes: 20_000, most: 16_384 } },
  })
})

test('base64url and CRC-32 agree with the platform and the published check value', () => {
  expect(crc32('123456789')).toBe('cbf43926')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(toBase64url(text)).toBe(Buffer.from(text).toString('base64url'))
      expect(fromBase64url(toBase64url(text))).toBe(text)
    }),
  )
})

test('steps of single columns name columns, so a link without names leaves them out', () => {
  const preparation = {
    number: { transform: 'log' as const },
    columns: { salary: { number: { missingFlag: true } } },
  }
  const experiment: Experiment = { terrarium: 1, target: 'y', preparation }
  const named = experimentFromLink(experimentToLink(experiment, { withNames: true }))
  expect(named).toMatchObject({ value: { preparation } })
  const bare = experimentFromLink(experimentToLink(experiment, { withNames: false }))
  expect(bare.ok && bare.value.preparation).toEqual({ number: { transform: 'log' } })
})
