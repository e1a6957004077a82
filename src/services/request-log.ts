import type { RefusedAttempt, SeenRequest } from '../domain/lock/seen-request.ts'
import { type RequestNote, watchRequests } from '../protocol/request-note.ts'

/** Enough for a day's work; the oldest are then only counted. */
const MOST = 5000

/** Every request since the page was opened, of the page and of its workers. */
export interface RequestLog {
  requests: readonly SeenRequest[]
  refused: readonly RefusedAttempt[]
  /** Older ones that are no longer listed. */
  dropped: number
}

let log: RequestLog = { requests: [], refused: [], dropped: 0 }
const listeners = new Set<() => void>()

/** Takes up what the page or a worker tells. */
export function note({ terrariumRequests, terrariumRefused }: RequestNote): void {
  const requests = [...log.requests, ...terrariumRequests]
  const refused = [...log.refused, ...terrariumRefused]
  log = {
    requests: requests.slice(-MOST),
    refused: refused.slice(-MOST),
    dropped: log.dropped + Math.max(0, requests.length - MOST),
  }
  for (const listener of listeners) listener()
}

export function requestLog(): RequestLog {
  return log
}

/** Since when requests are listed: since the page was asked for, in milliseconds since 1970. */
export const loggedSince = performance.timeOrigin

/** Calls `listener` after every change; returns what ends that. */
export function onRequest(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** From now on the page's own requests are listed, and those of before. Once. */
export function logRequests(): void {
  watchRequests('page', note)
}
