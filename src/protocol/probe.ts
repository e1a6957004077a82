/** What the probe worker (`workers/probe.worker.ts`) posts by itself: once, and once more for each policy that it has. */
export interface ProbeAnswer {
  /** A policy keeps it from connecting anywhere. */
  refused: boolean
  /** The address that its script came from. */
  script: string
  /** That policy, word for word. */
  policy?: string
}
