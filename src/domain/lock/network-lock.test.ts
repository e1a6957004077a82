import { expect, test } from 'vitest'
import { headerRules, metaPolicy } from '../../../hosting/headers.ts'
import { headersFor } from '../static-files.mjs'
import { judgeLock, type LockEvidence, policiesOfWorker } from './network-lock.ts'
import { WAYS_OUT, type WayOut } from './ways-out.ts'

const policyOf = (path: string) => headersFor(path, headerRules())['Content-Security-Policy'] ?? ''

/** A host that sends all headers, in a browser that knows them all. */
const BEST: LockEvidence = {
  at: 0,
  page: { refused: true, policies: [policyOf('/'), metaPolicy()] },
  worker: { refused: true, policies: [policyOf('/workers/x.js')], inherits: false },
  allowlist: 'enforced',
  secure: true,
  isolated: true,
  trustedTypes: true,
}

const stopperOf = (evidence: LockEvidence, asked: WayOut) =>
  judgeLock(evidence).ways.find(({ way }) => way === asked)?.stopper

test('with all headers, in a browser that holds to them, the lock is full and every way out is stopped', () => {
  const lock = judgeLock(BEST)
  expect(lock).toMatchObject({ state: 'full', scriptsFromText: true, framing: true })
  expect(lock.ways.map(({ way }) => way)).toEqual([...WAYS_OUT])
  for (const { stopper } of lock.ways) expect(['tried', 'policy', 'allowlist']).toContain(stopper)
})

test.each(['ignored', 'untried', 'other', 'absent'] as const)(
  'without an allowlist that was seen at work (%s) the lock is never full, and it says which ways are only hardened',
  (allowlist) => {
    const lock = judgeLock({ ...BEST, allowlist })
    expect(lock.state).toBe('partial')
    const removed = lock.ways.filter(({ stopper }) => stopper === 'removed')
    expect(removed.map(({ way }) => way)).toEqual(['webRtc', 'window', 'leaving'])
  },
)

test('without headers the policy of the page element holds, for workers that inherit it, too', () => {
  const lock = judgeLock({
    ...BEST,
    page: { refused: true, policies: [metaPolicy()] },
    worker: { refused: true, policies: [metaPolicy()], inherits: true },
    allowlist: 'absent',
  })
  expect(lock).toMatchObject({ state: 'partial', framing: false })
})

test('a page or a worker that may connect is no lock at all, whatever else holds', () => {
  const free = { refused: false, policies: [] }
  expect(judgeLock({ ...BEST, page: free }).state).toBe('none')
  const evidence = { ...BEST, worker: { ...free, inherits: false } }
  expect(judgeLock(evidence).state).toBe('none')
  expect(stopperOf(evidence, 'fetch')).toBe('nothing')
  expect(stopperOf(evidence, 'image')).toBe('policy')
})

test('a policy that names another address in one place opens that way alone', () => {
  const policies = [
    policyOf('/').replace("img-src 'self'", "img-src 'self' https://elsewhere.example"),
  ]
  const evidence = { ...BEST, page: { refused: true, policies } }
  expect(stopperOf(evidence, 'image')).toBe('nothing')
  expect(stopperOf(evidence, 'style')).toBe('policy')
  expect(judgeLock(evidence).state).toBe('none')
})

test('where a browser tells a worker of no refusal, what it came with says which policy refused it', () => {
  const silent = { refused: true, policies: [], inherits: false }
  const sent = policyOf('/workers/x.js')
  const judged = (worker: LockEvidence['worker'], header: string | null) =>
    judgeLock({
      ...BEST,
      worker: { ...worker, policies: policiesOfWorker(worker, BEST.page, header) },
      allowlist: 'untried',
    }).state
  expect(judged(silent, sent)).toBe('partial')
  expect(judged(silent, `${metaPolicy()}, ${sent}`)).toBe('partial')
  expect(judged({ ...silent, inherits: true }, null)).toBe('partial')
  // Refused by something unknown, or not refused although a policy was sent: no claim rests on that.
  expect(judged(silent, null)).toBe('none')
  expect(judged({ ...silent, refused: false }, sent)).toBe('none')
  expect(policiesOfWorker(BEST.worker, BEST.page, null)).toEqual(BEST.worker.policies)
})
