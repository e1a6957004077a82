import type { AllowlistTrial } from './connection-allowlist.ts'
import {
  DIRECTIVES,
  keepsInside,
  saysOf,
  type UncoveredWay,
  type WayOut,
  WAYS_OUT,
  WORKER_WAYS,
} from './ways-out.ts'

/** What came of asking for a `data:` address, which sends nothing and which `connect-src` refuses. */
export interface Trial {
  refused: boolean
  /** The policies that refused it, as the browser has them in force. */
  policies: readonly string[]
}

/** What was tried and seen in this browser, on this host. */
export interface LockEvidence {
  /** When, in milliseconds since 1970. */
  at: number
  page: Trial
  /** `inherits`: workers are started so that they inherit the policy of the page, as theirs come without one. */
  worker: Trial & { inherits: boolean }
  allowlist: AllowlistTrial
  /** HTTPS, or this machine itself. */
  secure: boolean
  /** The window shares its process with no other site's. */
  isolated: boolean
  /** This browser knows Trusted Types. */
  trustedTypes: boolean
}

/**
 * What stops a way out: a policy that was seen at work (`tried`), the same policy's other rules (`policy`), the
 * allowlist (`allowlist`); `removed`: nothing but our own code, which took the means away; `nothing`: it is open.
 */
export type Stopper = 'tried' | 'policy' | 'allowlist' | 'removed' | 'nothing'

export interface WayState {
  way: WayOut
  /** The weaker one, where page and workers differ. */
  stopper: Stopper
  fromWorkers: boolean
}

/**
 * `full`: the browser closes every known way out. `partial`: it closes all that a policy can close. `none`: page or
 * workers can ask any address.
 */
export type LockState = 'full' | 'partial' | 'none'

export interface NetworkLock {
  state: LockState
  ways: readonly WayState[]
  /** Text cannot become code or markup. */
  scriptsFromText: boolean
  /** No other page may frame this one. */
  framing: boolean
}

const ORDER: readonly Stopper[] = ['allowlist', 'tried', 'policy', 'removed', 'nothing']

/** What holds here, from what was seen. */
export function judgeLock(evidence: LockEvidence): NetworkLock {
  const { page, worker } = evidence
  const ways = WAYS_OUT.map((way): WayState => {
    const fromWorkers = WORKER_WAYS.has(way)
    const places = [
      stopperInPage(way, evidence),
      ...(fromWorkers && !isUncovered(way) ? [stopperOf(way, worker)] : []),
    ]
    const weakest = Math.max(...places.map((stopper) => ORDER.indexOf(stopper)))
    return { way, fromWorkers, stopper: ORDER[weakest] ?? 'nothing' }
  })
  const isOpen = ways.some(({ way, stopper }) => !isUncovered(way) && stopper === 'nothing')
  const isSealed = ways.every(({ stopper }) => stopper !== 'nothing' && stopper !== 'removed')
  return {
    state: isOpen ? 'none' : isSealed ? 'full' : 'partial',
    ways,
    scriptsFromText:
      evidence.trustedTypes && hasDirective(page.policies, 'require-trusted-types-for'),
    framing: hasDirective(page.policies, 'frame-ancestors', "'none'"),
  }
}

/**
 * The policies that refused the worker. Safari tells a page of its refusals and a worker of none: there they are those
 * that the worker came with, or the page's where it inherits them. Without a refusal seen there is none, whatever was sent.
 * @param sent the header `Content-Security-Policy` of the worker's script; commas part policies
 */
export function policiesOfWorker(
  worker: LockEvidence['worker'],
  page: Trial,
  sent: string | null,
): readonly string[] {
  if (!worker.refused || worker.policies.length > 0) return worker.policies
  if (worker.inherits) return page.policies
  return (sent ?? '').split(',').flatMap((policy) => policy.trim() || [])
}

function isUncovered(way: WayOut): way is UncoveredWay {
  return way === 'webRtc' || way === 'window' || way === 'leaving'
}

function stopperInPage(way: WayOut, { page, allowlist }: LockEvidence): Stopper {
  if (!isUncovered(way)) return stopperOf(way, page)
  return allowlist === 'enforced' ? 'allowlist' : 'removed'
}

function stopperOf(way: Exclude<WayOut, UncoveredWay>, { refused, policies }: Trial): Stopper {
  if (!refused || !keepsInside(policies, DIRECTIVES[way])) return 'nothing'
  return way === 'fetch' ? 'tried' : 'policy'
}

/** Unlike `sourcesOf`, counts only what the policy says itself. */
function hasDirective(policies: readonly string[], directive: string, source = ''): boolean {
  return policies.some((policy) => saysOf(policy, directive)?.join(' ').includes(source) === true)
}
