import type { EngineTiming } from './training.ts'

/** What "Check this GPU" found; nothing in it tells one person's machine from another of the same make. */
export interface GpuReport {
  /** The adapter's own words, empty where the browser keeps them to itself. */
  adapter: { name: string; vendor: string; architecture: string; software: boolean }
  /** Longest buffer that can be bound and held, bytes. */
  limits: { binding: number; buffer: number }
  /** Everything below passed. */
  passed: boolean
  cases: GpuCase[]
  /** Small shapes as the bench has them, fastest engine first. */
  timings: { shape: string; engines: EngineTiming[] }[]
  /** What plain kernels reach here: multiply-adds count twice; bytes are read and written. 0 where they failed. */
  peak: { gigaflops: number; gigabytesPerSecond: number }
}

export interface GpuCase {
  /** In the field's words, like "gelu, huber, adam, batch normalisation". */
  name: string
  passed: boolean
  /** Largest |loss − float64's| / max(1, |float64's|) and largest |weight − float64's|; null if not finite. */
  loss: number | null
  weights: number | null
  /** What both may be at most. */
  tolerance: number
  /** What the browser said, where it refused. */
  reason?: string
}
