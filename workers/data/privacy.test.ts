import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ColumnChoice, Experiment } from '../../src/domain/experiment.ts'
import { countParameters } from '../../src/domain/network.ts'
import type { Result } from '../../src/domain/result.ts'
import type { FrameView } from '../../src/protocol/data-api.ts'
import type { ScoringModel } from '../../src/protocol/scoring-api.ts'
import { DataService } from './data-service.ts'

const ALL: FrameView = { filters: [], derived: [] }
const ROWS = 120
const PERSONS = Array.from({ length: ROWS }, (_, i) => ({
  mail: `person${i % 60}@example.com`,
  name: `Zoë Quill${i}`,
  zip: String(10_115 + 37 * i),
  born: `19${String(40 + (i % 50))}-03-${String(10 + (i % 18))}`,
  age: String(1018 + ((7 * i) % 61)),
  left: i % 3 ? 'no' : 'yes',
}))
const TABLE = [
  'mail,name,zip,born,age,left',
  ...PERSONS.map((person) => Object.values(person).join(',')),
  'broken@example.com,Zoë Broken',
].join('\n')
const COLUMNS: Record<string, ColumnChoice> = {
  mail: { privacy: { kind: 'pseudonym' } },
  name: { privacy: { kind: 'drop' } },
  zip: { privacy: { kind: 'prefix', characters: 2 } },
  born: { privacy: { kind: 'date', to: 'year' } },
  age: { privacy: { kind: 'band', width: 20 } },
}
const EXPERIMENT: Experiment = {
  terrarium: 1,
  target: 'left',
  columns: COLUMNS,
  split: { kind: 'group', column: 'mail' },
}
const KEY = 'a passphrase of mine'

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

async function opened(text = TABLE): Promise<DataService> {
  const service = new DataService()
  const source = { name: 'persons.csv', blob: new Blob([text]) }
  valueOf(await service.open(source, {}, () => undefined))
  return service
}

async function protectedService(key: string | undefined = KEY): Promise<DataService> {
  const service = await opened()
  valueOf(await service.useKey(key))
  valueOf(await service.reprofile(COLUMNS))
  return service
}

/** Texts of the table that a protected one may not show. */
const ORIGINALS = [
  ...PERSONS.flatMap(({ mail, name, zip, born }) => [mail, name, zip, born]),
  ...PERSONS.map(({ age }) => `"${age}"`),
  'broken@',
  'Broken',
]

describe('a protected table', () => {
  test('shows none of the original texts anywhere', async () => {
    const service = await protectedService()
    const names = ['mail', 'zip', 'born', 'age', 'left']
    const prepared = valueOf(await service.prepare(EXPERIMENT))
    const shown = JSON.stringify([
      valueOf(await service.reprofile(COLUMNS)),
      valueOf(await service.page(ALL, 0, ROWS + 1)),
      valueOf(await service.describe(ALL)),
      await Promise.all(names.map((name) => service.valueCounts(ALL, name))),
      await Promise.all(names.map((name) => service.groupBy(ALL, name, 'left', 'yes'))),
      valueOf(await service.spread('left', 'yes')),
      prepared.plan,
      await Promise.all(PERSONS.map((_, row) => service.row(row))),
      await valueOf(await service.writeTable()).text(),
    ])
    expect(ORIGINALS.filter((text) => shown.includes(text))).toEqual([])
    expect(shown.includes(KEY)).toBe(false)
    expect(
      await service.page({ ...ALL, filters: [{ column: 'name', test: 'present' }] }, 0, 1),
    ).toMatchObject({ ok: false })
  })

  test('has the same pseudonym for the same text, so that groups stay together', async () => {
    const service = await protectedService()
    const { cells } = valueOf(await service.page(ALL, 0, ROWS))
    const mails = cells.map(([mail]) => mail)
    expect(new Set(mails).size).toBe(60)
    expect(mails.slice(60)).toEqual(mails.slice(0, 60))
    const { resolved, rows } = valueOf(await service.plan(EXPERIMENT))
    expect(resolved.columns.find(({ name }) => name === 'mail')?.role).toBe('group')
    expect(rows.train + rows.validation + rows.test).toBe(ROWS)
  })

  test('has other pseudonyms under another key, and the same again under the first', async () => {
    const service = await protectedService()
    const first = async () => valueOf(await service.row(0))['mail']
    const mine = await first()
    valueOf(await service.useKey('another one of mine'))
    expect(await first()).not.toBe(mine)
    const elsewhere = await protectedService()
    expect(valueOf(await elsewhere.row(0))['mail']).toBe(mine)
  })

  test('lacks what is to be pseudonymised while there is no key, and says so', async () => {
    const service = await opened()
    const profile = valueOf(await service.reprofile(COLUMNS))
    expect(profile.withheld).toEqual(['mail'])
    expect(profile.columns.map(({ name }) => name)).toEqual(['zip', 'born', 'age', 'left'])
    expect(await service.plan(EXPERIMENT)).toMatchObject({
      failure: { code: 'pseudonymKeyMissing', details: { column: 'mail' } },
    })
    const { split: _, ...byChance } = EXPERIMENT
    expect(await service.plan(byChance)).toMatchObject({ ok: true })
    expect(valueOf(await service.useKey(KEY))?.withheld).toBeUndefined()
    expect(await service.plan(EXPERIMENT)).toMatchObject({ ok: true })
  })

  test('never makes a pseudonym an input, even if asked to', async () => {
    const service = await protectedService()
    const columns: Experiment['columns'] = {
      ...COLUMNS,
      mail: { role: 'feature', privacy: { kind: 'pseudonym' } },
    }
    const { split: _, ...rest } = EXPERIMENT
    const { recipe, leftOut } = valueOf(
      await service.plan({
        ...rest,
        columns,
        preparation: { columns: { mail: { category: { encode: 'hashed' } } } },
      }),
    )
    expect(recipe.columns.map(({ name }) => name)).not.toContain('mail')
    expect(leftOut.map(({ name }) => name)).toContain('mail')
  })

  test('is as it was read again when nothing is protected any more', async () => {
    const service = await opened()
    const before = await valueOf(await service.writeTable()).text()
    valueOf(await service.reprofile(COLUMNS))
    valueOf(await service.reprofile({}))
    expect(await valueOf(await service.writeTable()).text()).toBe(before)
  })
})

test('a model made of a protected table scores raw rows as it scores protected ones', async () => {
  const service = await protectedService()
  const { recipe, network } = valueOf(await service.plan(EXPERIMENT))
  const weights = Float32Array.from({ length: countParameters(network) }, (_, i) => Math.sin(i))
  const model: ScoringModel = { recipe, network, weights, threshold: 0.5 }
  const answers = async (blob: Blob) => {
    const options = { defuseFormulas: false, byteOrderMark: false }
    const source = { name: 'new.csv', blob }
    valueOf(await service.score(model, source, () => undefined))
    const csv = valueOf(await service.writeScores(options, () => undefined))
    const lines = (await csv.text())
      .trim()
      .split('\n')
      .slice(1, ROWS + 1)
    return lines.map((line) => line.split(',').slice(-3))
  }
  // Dropped and pseudonymised columns are not asked for.
  const raw = ['born,age,zip', ...PERSONS.map(({ born, age, zip }) => [born, age, zip].join(','))]
  const expected = await answers(valueOf(await service.writeTable()))
  expect(await answers(new Blob([raw.join('\n')]))).toEqual(expected)
})

test('what was found in the cells is reported with examples before and after', async () => {
  const service = await protectedService()
  const columns = valueOf(await service.privacy())
  expect(columns.map(({ name, personal }) => [name, personal?.type])).toEqual([
    ['mail', 'email'],
    ['name', 'name'],
    ['zip', 'postcode'],
    ['born', 'birthDate'],
    ['age', undefined],
    ['left', undefined],
  ])
  expect(columns[2]?.examples).toEqual([
    { before: '10115', after: '10*' },
    { before: '10152', after: '10*' },
    { before: '10189', after: '10*' },
  ])
  expect(columns[1]?.examples[0]).toEqual({ before: 'Zoë Quill0', after: null })
  const { before, after } = valueOf(await service.uniqueRows(['age', 'zip']))
  expect(before.unique).toBeGreaterThan(100)
  expect(after.unique).toBeLessThan(10)
})

test('no text of a pseudonymised column outlives it, whatever the texts are', async () => {
  const words = fc.uniqueArray(fc.stringMatching(/^[a-z]{4,9}@[a-z]{3,6}$/), {
    minLength: 5,
    maxLength: 20,
  })
  const key = await protectedService()
  await fc.assert(
    fc.asyncProperty(words, async (texts) => {
      const blob = new Blob([['who,y', ...texts.map((text, i) => `${text},${i}`)].join('\n')])
      valueOf(await key.open({ name: 'x.csv', blob }, {}, () => undefined))
      const columns = { who: { privacy: { kind: 'pseudonym' as const } } }
      const profile = JSON.stringify(valueOf(await key.reprofile(columns)))
      const csv = await valueOf(await key.writeTable()).text()
      for (const text of texts) {
        expect(profile).not.toContain(text)
        expect(csv).not.toContain(text)
      }
      expect(new Set(csv.split('\n').map((line) => line.split(',')[0])).size).toBe(texts.length + 2)
    }),
    { numRuns: 30 },
  )
})
