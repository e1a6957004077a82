import { expect, test } from 'vitest'
import { toBase64url } from '../../src/domain/base64url.ts'
import { crc32 } from '../../src/domain/crc32.ts'
import { experimentFromLink, linkedDocument } from '../../src/domain/experiment-link.ts'
import { toyExperiment } from '../../src/domain/classroom/new-classroom.ts'
import { completeExperiment } from '../../src/domain/fixtures/complete-experiment.ts'
import { trainedModel } from '../../src/domain/fixtures/trained-model.ts'
import type { Result } from '../../src/domain/result.ts'
import { pack } from './pack.ts'
import { unpack } from './unpack.ts'

/** Change it to try others; a failure names the case. */
const SEED = 20261123
const CASES = 10_000
const PATIENCE_MS = 5000

/** Mulberry32, for tests alone. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

/** One to four changes: a bit, a byte, a cut, a repeated or a removed stretch. */
function mutated(bytes: Uint8Array, next: (below: number) => number): Uint8Array<ArrayBuffer> {
  let changed = [...bytes]
  for (let times = 1 + next(4); times > 0 && changed.length > 0; times--) {
    const at = next(changed.length)
    const length = next(40)
    switch (next(5)) {
      case 0:
        changed[at] = (changed[at] ?? 0) ^ (1 << next(8))
        break
      case 1:
        changed[at] = next(256)
        break
      case 2:
        changed = changed.slice(0, at)
        break
      case 3:
        changed.splice(at, 0, ...changed.slice(at, at + length))
        break
      case 4:
        changed.splice(at, length)
    }
  }
  return Uint8Array.from(changed)
}

const prototypes = () =>
  [Object.prototype, Array.prototype, Function.prototype, String.prototype].map((each) =>
    JSON.stringify(Reflect.ownKeys(each).map(String)),
  )

async function tryAll(
  kind: string,
  samples: readonly Uint8Array[],
  read: (bytes: Uint8Array<ArrayBuffer>) => Promise<Result<unknown>> | Result<unknown>,
): Promise<void> {
  const before = prototypes()
  let worst = 0
  for (let i = 0; i < CASES; i++) {
    const next = numbers(SEED + i)
    const sample = samples[i % samples.length] as Uint8Array
    const began = performance.now()
    const answer = await read(mutated(sample, next))
    worst = Math.max(worst, performance.now() - began)
    if (!answer.ok) expect(answer.failure.code, `${kind} ${String(i)}`).toMatch(/^[a-zA-Z]+$/)
  }
  process.stdout.write(`${kind}: seed ${String(SEED)}, the slowest took ${worst.toFixed(0)} ms\n`)
  expect(worst).toBeLessThan(PATIENCE_MS)
  expect(prototypes()).toEqual(before)
}

test('10,000 mutated files give a result or a reason', async () => {
  const model = trainedModel()
  const place = { lineage: model.id, version: 1, kept: true, note: '' }
  const project = {
    terrarium: 1 as const,
    ...{ id: 'p', name: 'Sales', note: '', createdAt: 1, changedAt: 2, reading: {} },
    keepsData: false,
  }
  const packed = await Promise.all([
    pack({ kind: 'model', model }),
    pack({ kind: 'project', project, runs: [], models: [{ model, place }] }),
  ])
  const samples = await Promise.all(
    packed.map(async (file) => new Uint8Array(file.ok ? await file.value.arrayBuffer() : [])),
  )
  await tryAll('files', samples, (bytes) =>
    unpack({ name: 'x.terrarium', blob: new Blob([bytes]) }),
  )
})

test('10,000 mutated addresses give a result or a reason', async () => {
  const documents = [linkedDocument(completeExperiment, true), toyExperiment('xor')]
  const samples = documents.map((document) => new TextEncoder().encode(JSON.stringify(document)))
  let turn = 0
  await tryAll('addresses', samples, (bytes) => {
    const payload = toBase64url(new TextDecoder().decode(bytes))
    // Every other one with a sum that fits, so that the document itself is tried.
    const sum = turn++ % 2 === 0 ? crc32(payload) : crc32('other')
    return experimentFromLink(`${payload}.${sum}`)
  })
})
