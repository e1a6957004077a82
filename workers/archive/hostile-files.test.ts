import { readFileSync } from 'node:fs'
import { zipSync, strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { crc32Of } from '../../src/domain/crc32.ts'
import { madeRun } from '../../src/domain/project/fixtures/made-run.ts'
import type { WrittenRun } from '../../src/domain/project/run-schema.ts'
import { trainedModel } from '../../src/domain/fixtures/trained-model.ts'
import type { ArchiveContent, ProjectContent } from '../../src/protocol/archive-api.ts'
import { pack } from './pack.ts'
import { unseal } from './sealing.ts'
import { unpack } from './unpack.ts'
import { writeZip } from './zip-writer.ts'

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url))
const MODEL: ArchiveContent = { kind: 'model', model: trainedModel() }
const PROJECT: ProjectContent = {
  kind: 'project',
  project: {
    terrarium: 1,
    ...{ id: 'p', name: 'Sales', note: '', createdAt: 1, changedAt: 2, reading: {} },
    keepsData: true,
    model: 'model-1',
  },
  runs: [],
  models: [
    { model: trainedModel(), place: { lineage: 'model-1', version: 1, kept: true, note: 'best' } },
  ],
  data: { name: 'sales.csv', blob: new Blob(['a,b\n1,2\n']) },
}

function writtenRun(changes: Partial<WrittenRun>): WrittenRun {
  const { failure: _, deletedAt: _deletedAt, ...run } = madeRun(1, {})
  return { ...run, status: 'finished', ...changes }
}

async function packed(content: ArchiveContent, passphrase?: string): Promise<Blob> {
  const file = await pack(content, passphrase)
  if (!file.ok) throw new Error(file.failure.code)
  return file.value
}

const open = (blob: Blob, passphrase?: string) => unpack({ name: 'x.terrarium', blob }, passphrase)

async function codeOf(blob: Blob, passphrase?: string): Promise<string> {
  const read = await open(blob, passphrase)
  return read.ok ? 'opened' : read.failure.code
}

test('a project comes back with its models and the bytes of its file', async () => {
  const read = await open(await packed(PROJECT))
  if (!read.ok || read.value.kind !== 'project') throw new Error('not opened')
  const { data, ...rest } = read.value
  const { data: _, ...written } = PROJECT
  expect(rest).toEqual(written)
  expect(await data?.blob.text()).toBe('a,b\n1,2\n')
})

test('a model file of version 1 is still read', async () => {
  const file = new Blob([new Uint8Array(fixture('model-version-1.terrarium'))])
  expect(await open(file)).toEqual({ ok: true, value: MODEL })
})

test('a newer version is refused as that', async () => {
  const manifest = JSON.stringify({ format: 'terrarium-model', version: 3, entries: 'other' })
  const file = new Blob([zipSync({ 'manifest.json': strToU8(manifest) })])
  expect(await codeOf(file)).toBe('newerVersion')
})

test('what was sealed elsewhere by the documented format is opened', async () => {
  const { passphrase, text, sealed } = JSON.parse(String(fixture('sealed.json'))) as Record<
    string,
    string
  >
  const file = new Blob([Uint8Array.from(Buffer.from(sealed ?? '', 'base64'))])
  // Typed as a letter and a combining mark.
  const opened = await unseal(file, (passphrase ?? '').normalize('NFD'), 'x')
  expect(opened.ok && (await opened.value.text())).toBe(text)
})

test('a sealed file tells a wrong passphrase, damage and a cut apart', async () => {
  const file = new Uint8Array(await (await packed(MODEL, 'secret')).arrayBuffer())
  const changed = (at: number) => new Blob([file.with(at, (file[at] ?? 0) ^ 1)])
  expect(await open(new Blob([file]), 'secret')).toEqual({ ok: true, value: MODEL })
  expect(await codeOf(new Blob([file]))).toBe('passphraseNeeded')
  expect(await codeOf(new Blob([file]), 'Secret')).toBe('passphraseWrong')
  expect(await codeOf(changed(file.length - 40), 'secret')).toBe('sealedDamaged')
  expect(await codeOf(changed(10), 'secret')).toBe('sealedDamaged')
  expect(await codeOf(new Blob([file.slice(0, -1)]), 'secret')).toBe('sealedDamaged')
  expect(await codeOf(new Blob([file.slice(0, 50)]), 'secret')).toBe('sealedDamaged')
})

test('a sealed file whose head, with a fitting sum, asks for hours of counting is refused before that', async () => {
  const file = new Uint8Array(await (await packed(MODEL, 'secret')).arrayBuffer())
  const asking = (iterations: number) => {
    const copy = file.slice()
    const view = new DataView(copy.buffer)
    view.setUint32(10, iterations)
    view.setUint32(42, crc32Of(copy.subarray(0, 42)))
    return new Blob([copy])
  }
  for (const iterations of [0, 2_000_001, 2 ** 32 - 1])
    expect(await codeOf(asking(iterations), 'secret')).toBe('sealedDamaged')
  // One that asks for what it may is counted, and gives another key.
  expect(await codeOf(asking(1000), 'secret')).toBe('passphraseWrong')
})

test('bombs, foreign and repeated names, text around the zip and lying sizes are refused', async () => {
  const zeros = new Uint8Array(8 * 2 ** 20)
  expect(await codeOf(new Blob([zipSync({ 'model.json': zeros })]))).toBe('notAModelFile')
  for (const name of ['../model.json', '/model.json', 'models/../model.json', 'a.zip']) {
    expect(await codeOf(new Blob([zipSync({ [name]: strToU8('{}') })]))).toBe('notAModelFile')
  }
  const entry = { name: 'model.json', content: new Blob(['{}']), shrinks: false }
  expect(await codeOf(await writeZip([entry, entry]))).toBe('notAModelFile')
  const many = Array.from({ length: 5000 }, () => entry)
  expect(await codeOf(await writeZip(many))).toBe('notAModelFile')
  const good = await packed(MODEL)
  expect(await codeOf(new Blob(['x', good]))).toBe('notAModelFile')
  expect(await codeOf(new Blob([good, 'x']))).toBe('notAModelFile')
  // The directory claims one byte less than what comes out.
  const bytes = new Uint8Array(zipSync({ 'manifest.json': strToU8('{"a":1}'.padEnd(900)) }))
  const view = new DataView(bytes.buffer)
  const at = view.getUint32(bytes.length - 6, true)
  view.setUint32(at + 24, 899, true)
  expect(await codeOf(new Blob([bytes]))).toBe('notAModelFile')
})

test.each<[string, Partial<typeof PROJECT>]>([
  ['a run', { runs: [writtenRun({ startedAt: 9e15 })] }],
  ['a number of a run', { runs: [writtenRun({ number: 2 ** 53 })] }],
  ['a project', { project: { ...PROJECT.project, createdAt: 9e15 } }],
])('%s beyond what a calendar or a count reaches is refused', async (_, changes) => {
  expect(await codeOf(await packed({ ...PROJECT, ...changes }))).toBe('projectDamaged')
})

test('keys of prototypes, deep nesting and huge networks are refused, and prototypes stay as they were', async () => {
  const model = trainedModel()
  const hostile = [
    { ...model, network: { ...model.network, inputs: 1e9 } },
    { ...model, network: { ...model.network, layers: Array(1000).fill(model.network.layers[0]) } },
    { ...model, ['constructor']: { prototype: { polluted: true } } },
    JSON.parse(JSON.stringify(model).replace('{', '{"__proto__":{"polluted":true},')) as object,
    {
      ...model,
      experiment: JSON.parse('{"target":"a","columns":{"__proto__":{"polluted":1}}}') as object,
    },
  ]
  for (const each of hostile) {
    expect(await codeOf(await packed({ kind: 'model', model: each as typeof model }))).not.toBe(
      'opened',
    )
  }
  expect('polluted' in {}).toBe(false)
  const nested = '['.repeat(1e6) + ']'.repeat(1e6)
  const file = zipSync({ 'manifest.json': [strToU8(nested), { level: 0 }] })
  expect(await codeOf(new Blob([new Uint8Array(file)]))).toBe('notAModelFile')
})
