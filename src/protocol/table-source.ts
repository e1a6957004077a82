/** Where a table comes from: a file, or text pasted from the clipboard (wrapped in a Blob). */
export interface TableSource {
  name: string
  blob: Blob
}

export interface ReadingProgress {
  bytesRead: number
  bytesTotal: number
  rows: number
  /** The first rows as text, once, as soon as they are known: names, then cells. */
  firstRows?: { names: string[]; rows: string[][] }
}
