/** What the probe worker (`workers/probe.worker.ts`) posts once, by itself. */
export interface ProbeAnswer {
  /** A policy keeps it from connecting anywhere. */
  refused: boolean
}
