/** Where in the app something was asked for: the page, or a worker by its name. */
export type Asker = string

/** A request as the browser's own timing lists it. */
export interface SeenRequest {
  /** Without what stands after `#`, which is never sent. */
  address: string
  /** The browser's word for what asked: `script`, `fetch`, `link` … */
  initiator: string
  from: Asker
  /** That came over the network; 0 from a cache. */
  bytes: number
  /** When it began, in milliseconds since 1970. */
  at: number
}

/** Something that a policy refused. */
export interface RefusedAttempt {
  /** As far as the browser tells it. */
  address: string
  directive: string
  from: Asker
  at: number
}
