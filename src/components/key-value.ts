export interface KeyValue {
  term: string
  value: string
  /** One sentence that explains the term. */
  gloss?: string | undefined
  /** Hashes, paths, formulas. */
  mono?: boolean
}
