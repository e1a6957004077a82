import { judgeLock, type LockEvidence } from './network-lock.ts'
import type { RefusedAttempt, SeenRequest } from './seen-request.ts'

/** What a receipt is written from. Nothing here holds a name of a column or a file, or a cell. */
export interface ReceiptFacts {
  /** The commit that the page was built from. */
  build: string
  /** Of the page: its site, and its path without what stands after `#`. */
  origin: string
  path: string
  browser: string
  /** Since when requests are listed, and when the receipt was asked for; milliseconds since 1970. */
  since: number
  at: number
  online: boolean
  evidence: LockEvidence
  requests: readonly SeenRequest[]
  refused: readonly RefusedAttempt[]
  /** Requests of before those that are listed. */
  dropped: number
  /** SHA-256 of the bytes of the open file, in hexadecimal; null where no file is open or the browser cannot hash. */
  data: string | null
}

/** Raised when a key changes its meaning. */
const VERSION = 1

const STOPPED_BY = {
  tried: 'content security policy, seen at work',
  policy: 'content security policy, by the rules in force',
  allowlist: 'Connection-Allowlist, seen to refuse WebRTC',
  removed: 'not by the browser; Terrarium took the means away',
  nothing: 'nothing',
} as const

/** What no page can list about itself. */
const NOT_LISTED = [
  'requests of the browser itself, of its extensions and of the service worker',
  'WebRTC, and addresses that were only looked up or connected to',
  'where a page goes when it is left',
]

/**
 * A record of what the lock was and what was asked for, as JSON for a person to read. It is what the page saw of
 * itself, and no proof against a page that lies; whoever doubts it compares it with the network log of the browser.
 */
export function privacyReceipt(facts: ReceiptFacts): string {
  const { evidence, requests, refused } = facts
  const { state, ways, scriptsFromText, framing } = judgeLock(evidence)
  const time = (milliseconds: number) => new Date(milliseconds).toISOString()
  const elsewhere = requests.filter(({ address }) => !address.startsWith(`${facts.origin}/`))
  const receipt = {
    terrariumPrivacyReceipt: VERSION,
    time: time(facts.at),
    build: facts.build,
    page: facts.origin + facts.path,
    browser: facts.browser,
    online: facts.online,
    dataSha256: facts.data,
    lock: {
      state,
      triedAt: time(evidence.at),
      waysOut: Object.fromEntries(
        ways.map(({ way, stopper, fromWorkers }) => [
          way,
          { from: fromWorkers ? 'page and workers' : 'page', stoppedBy: STOPPED_BY[stopper] },
        ]),
      ),
      connectionAllowlist: evidence.allowlist,
      workersInheritThePolicyOfThePage: evidence.worker.inherits,
      textCannotBecomeCode: scriptsFromText,
      framingRefused: framing,
      secureContext: evidence.secure,
      isolated: evidence.isolated,
      policiesOfThePage: evidence.page.policies,
      policiesOfTheWorkers: evidence.worker.policies,
    },
    requests: {
      since: time(facts.since),
      count: requests.length + facts.dropped,
      noLongerListed: facts.dropped,
      toOtherAddresses: elsewhere.length,
      notListed: NOT_LISTED,
      list: requests.map(({ at, ...request }) => ({ time: time(at), ...request })),
    },
    refused: refused.map(({ at, ...attempt }) => ({ time: time(at), ...attempt })),
  }
  return `${JSON.stringify(receipt, null, 2)}\n`
}
