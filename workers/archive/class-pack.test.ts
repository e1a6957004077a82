import fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { exerciseOf } from '../../src/domain/classroom/exercise.ts'
import { toyExperiment } from '../../src/domain/classroom/new-classroom.ts'
import type { Result } from '../../src/domain/result.ts'
import { packClass, unpackClass } from './class-pack.ts'

const experiment = exerciseOf(toyExperiment('xor'), { name: 'XOR', note: 'Bend it.', controls: {} })
const CSV = 'a,b\n1,2\n'

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

async function packed(): Promise<Record<string, Uint8Array<ArrayBuffer>>> {
  const blob = valueOf(
    await packClass({ experiment, data: { name: 'rows.csv', blob: new Blob([CSV]) } }),
  )
  return { ...unzipSync(new Uint8Array(await blob.arrayBuffer())) }
}

const open = (files: Record<string, Uint8Array<ArrayBuffer>>) =>
  unpackClass({ name: 'x.terrarium-class', blob: new Blob([zipSync(files)]) })

test('a pack gives back the exercise and its rows, and none where none went in', async () => {
  const both = valueOf(await open(await packed()))
  expect(both.experiment).toEqual(experiment)
  expect(both.data?.name).toBe('rows.csv')
  expect(await both.data?.blob.text()).toBe(CSV)
  const alone = valueOf(await packClass({ experiment }))
  expect(valueOf(await unpackClass({ name: 'x', blob: alone }))).toEqual({ experiment })
})

test('the same exercise gives the same bytes', async () => {
  const bytes = async () =>
    new Uint8Array(await valueOf(await packClass({ experiment })).arrayBuffer())
  expect(await bytes()).toEqual(await bytes())
})

test('changed rows, a missing document and an unknown version are refused by name', async () => {
  const files = await packed()
  const refused = async (change: Record<string, Uint8Array<ArrayBuffer> | undefined>) => {
    const changed = Object.fromEntries(
      Object.entries({ ...files, ...change }).filter(([, bytes]) => bytes !== undefined),
    ) as Record<string, Uint8Array<ArrayBuffer>>
    const read = await open(changed)
    return read.ok ? undefined : read.failure
  }
  expect(await refused({ 'data.csv': strToU8('a,b\n9,9\n') })).toMatchObject({
    code: 'notAClassPack',
    details: { reason: 'data.csv' },
  })
  expect(await refused({ 'experiment.json': undefined })).toMatchObject({ code: 'notAClassPack' })
  expect(
    await refused({ 'pack.json': strToU8('{"format":"terrarium-class","version":2}') }),
  ).toMatchObject({
    details: { reason: 'pack.json' },
  })
})

test('too much of it is refused before it is read', async () => {
  const huge = { size: 65 * 2 ** 20 } as Blob
  expect(await unpackClass({ name: 'x', blob: huge })).toMatchObject({
    failure: { code: 'classPackTooLarge' },
  })
  // Unpacked it would be larger than what may be opened.
  const bomb = await open({ ...(await packed()), 'data.csv': new Uint8Array(65 * 2 ** 20) })
  expect(bomb.ok).toBe(false)
})

test('no bytes make it throw', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      expect((await unpackClass({ name: 'x', blob: new Blob([Uint8Array.from(bytes)]) })).ok).toBe(
        false,
      )
    }),
    { numRuns: 50 },
  )
})
