/** No honest document shrinks by more; weights and rows are stored as they are. */
export const MOST_RATIO = 100

/** Below this much, what unpacks does no harm, whatever it came from. */
export const HARMLESS_BYTES = 4 * 2 ** 20

/** Of a document: what it becomes in memory may be fifteen times as much. */
const MOST_DOCUMENT_BYTES = 64 * 2 ** 20

/** Of an array of weights: 50 million float32 are 200 MB. */
const MOST_ARRAY_BYTES = 256 * 2 ** 20

/** Of an entry of this name. */
export function mostBytesOf(name: string): number {
  return name.endsWith('.f32') ? MOST_ARRAY_BYTES : MOST_DOCUMENT_BYTES
}

/** Of all documents and arrays together. The rows of a table are never unpacked and count for the file alone. */
export const MOST_UNPACKED_BYTES = 512 * 2 ** 20

/** Of a file, before anything of it is read; a zip of the plain kind ends at 4 GB. */
export const MOST_FILE_BYTES = 2 * 2 ** 30
