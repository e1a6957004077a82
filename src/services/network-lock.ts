import { type AllowlistTrial, judgeAllowlist } from '../domain/lock/connection-allowlist.ts'
import { type LockEvidence, policiesOfWorker, type Trial } from '../domain/lock/network-lock.ts'
import type { ProbeAnswer } from '../protocol/probe.ts'
import { startWorker, workerPolicy } from './start-worker.ts'

/** The browser tells of a refusal a moment after it; how long that is waited for, in milliseconds. */
const TELLING_MS = 150
/** A worker that has not answered by then will not. */
const PATIENCE_MS = 5000

/** What `new RTCPeerConnection()` was before it was taken away; undefined where there is none. */
const PeerConnection = (globalThis as { RTCPeerConnection?: typeof RTCPeerConnection })
  .RTCPeerConnection

/**
 * Tries the lock without sending anything: page and worker ask for a `data:` address, which `connect-src` refuses, and
 * which names the policy; headers of the app's own files are read from the browser's cache.
 */
export async function tryLock(): Promise<LockEvidence> {
  const [page, seen, allowlist] = await Promise.all([tryPage(), tryWorker(), tryAllowlist()])
  const worker = { ...seen, inherits: workerPolicy() === 'inherited' }
  const sent = worker.inherits ? null : await sentHeader(seen.script, 'Content-Security-Policy')
  return {
    at: Date.now(),
    page,
    worker: { ...worker, policies: policiesOfWorker(worker, page, sent) },
    allowlist,
    secure: isSecureContext,
    isolated: crossOriginIsolated,
    trustedTypes: 'trustedTypes' in globalThis,
  }
}

async function tryPage(): Promise<Trial> {
  const policies: string[] = []
  const listen = ({ blockedURI, originalPolicy }: SecurityPolicyViolationEvent) => {
    if (blockedURI === 'data') policies.push(originalPolicy)
  }
  document.addEventListener('securitypolicyviolation', listen)
  const refused = await fetch('data:,x').then(
    () => false,
    () => true,
  )
  if (refused) await new Promise((resolve) => setTimeout(resolve, TELLING_MS))
  document.removeEventListener('securitypolicyviolation', listen)
  return { refused, policies }
}

/** In a worker started as all are. */
function tryWorker(): Promise<Trial & { script: string }> {
  return new Promise((resolve) => {
    let script = ''
    const policies: string[] = []
    const probe = startWorker(
      (Worker) =>
        new Worker(new URL('../../workers/probe.worker.ts', import.meta.url), {
          type: 'module',
          name: 'probe',
        }),
    )
    const end = (refused: boolean) => {
      clearTimeout(timer)
      probe.terminate()
      resolve({ refused, policies, script })
    }
    let timer = setTimeout(end, PATIENCE_MS, false)
    probe.addEventListener('message', ({ data }: MessageEvent<ProbeAnswer>) => {
      script = data.script
      if (data.policy !== undefined) policies.push(data.policy)
      clearTimeout(timer)
      timer = setTimeout(end, data.refused ? TELLING_MS : 0, data.refused)
    })
    probe.addEventListener('error', () => {
      end(false)
    })
  })
}

/**
 * A browser that holds to the header refuses to make a WebRTC connection, even one that is told of no address and so
 * sends nothing.
 */
async function tryAllowlist(): Promise<AllowlistTrial> {
  const sent = await sentHeader(location.href, 'Connection-Allowlist')
  return judgeAllowlist(
    sent,
    PeerConnection &&
      (() => {
        new PeerConnection().close()
      }),
  )
}

/** Of a file of the app that was loaded already: out of the browser's cache, so that nothing is sent. */
async function sentHeader(address: string, name: string): Promise<string | null> {
  if (address === '') return null
  return fetch(address, { cache: 'only-if-cached', mode: 'same-origin' }).then(
    ({ headers }) => headers.get(name),
    () => null,
  )
}
