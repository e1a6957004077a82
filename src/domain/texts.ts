/**
 * Different texts, in order of first appearance: an array of strings, or bytes that become strings when they are
 * asked for. To go through all of them is cheap; to keep all of them as strings is what this is there to avoid.
 */
export interface Texts extends Iterable<string> {
  readonly length: number
  /** Undefined from `length` on; below 0 nobody asks. */
  at: (code: number) => string | undefined
  forEach: (visit: (text: string, code: number) => void) => void
  some: (test: (text: string) => boolean) => boolean
  find: (test: (text: string) => boolean) => string | undefined
  /** −1 if no text passes. */
  findIndex: (test: (text: string) => boolean) => number
  filter: (test: (text: string) => boolean) => string[]
  map: <Value>(change: (text: string) => Value) => Value[]
  /** −1 if there is no such text. */
  indexOf: (text: string) => number
  /** Where they are kept as bytes: those. */
  utf8?: Utf8Texts
}

/** Texts as valid UTF-8, one after the other. */
export interface Utf8Texts {
  bytes: Uint8Array
  /** [texts + 1] text k lies from offsets[k] until before offsets[k + 1]. */
  offsets: Uint32Array
}
