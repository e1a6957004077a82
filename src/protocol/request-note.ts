import type { RefusedAttempt, SeenRequest } from '../domain/lock/seen-request.ts'

/** What a worker tells the page, unasked and beside its answers, of what was asked for in it. */
export interface RequestNote {
  terrariumRequests: readonly SeenRequest[]
  terrariumRefused: readonly RefusedAttempt[]
}

/**
 * Takes notes off a worker's messages, before anybody else sees them. Call it before others listen.
 * @param take is given each note
 */
export function takeNotes(worker: Worker, take: (note: RequestNote) => void): void {
  worker.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (!isNote(event.data)) return
    event.stopImmediatePropagation()
    take(event.data)
  })
}

function isNote(data: unknown): data is RequestNote {
  return typeof data === 'object' && data !== null && 'terrariumRequests' in data
}

/**
 * Tells of every request that the browser's timing lists here, and of every attempt that a policy refuses, from the
 * beginning on. What a `blob:` or `data:` address holds is in memory already: asking for it is no request.
 * @param from how the page or the worker is called
 */
export function watchRequests(from: string, tell: (note: RequestNote) => void): void {
  const seen = (entries: PerformanceEntryList) => {
    const requests = entries.filter(isResource).filter(isSent)
    if (requests.length === 0) return
    tell({
      terrariumRequests: requests.map((entry) => ({
        address: entry.name.replace(/#.*$/, ''),
        initiator: entry.initiatorType,
        from,
        bytes: entry.transferSize,
        at: performance.timeOrigin + entry.startTime,
      })),
      terrariumRefused: [],
    })
  }
  // At once: a thread that goes on to a loop of its own hears no observer.
  seen(['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type)))
  new PerformanceObserver((list) => {
    seen(list.getEntries())
  }).observe({ type: 'resource' })
  const scope = (globalThis as { document?: EventTarget }).document ?? globalThis
  scope.addEventListener('securitypolicyviolation', (event) => {
    if (!isViolation(event) || event.blockedURI === 'data') return
    const { blockedURI: address, effectiveDirective: directive } = event
    tell({
      terrariumRequests: [],
      terrariumRefused: [{ address, directive, from, at: Date.now() }],
    })
  })
}

function isResource(entry: PerformanceEntry): entry is PerformanceResourceTiming {
  return 'initiatorType' in entry
}

function isSent({ name }: PerformanceEntry): boolean {
  return /^(https?|wss?):/.test(name)
}

/** Compared by its type: not every worker has the interface by name. */
function isViolation(event: Event): event is SecurityPolicyViolationEvent {
  return 'blockedURI' in event
}
