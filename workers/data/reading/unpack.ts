import { Gunzip } from 'fflate'
import { fail, ok, type Result } from '../../../src/domain/result.ts'
import { yieldToMessages } from '../../yield-to-messages.ts'
import { reasonOf, type ReadingHooks } from './reading.ts'

/** What a file may unpack to. */
export const MOST_UNPACKED_BYTES = 2 ** 32

/** Deflate reaches a thousandfold only on bytes that never change; tables stay far below. */
const MOST_RATIO = 500
/** Below this size the ratio does not matter. */
const HARMLESS_BYTES = 2 ** 28

/** Pieces are put into a blob of their own, which the browser may keep outside of this worker's memory. */
const BLOB_BYTES = 2 ** 24

const PROGRESS_INTERVAL_MS = 100

/** Gzip, and how to speak of it. */
export interface Packed {
  /** Of the file, with the part inside if it is one. */
  name: string
  found: 'gzip' | 'zip' | 'xlsx'
  blob: Blob
}

/**
 * Decompresses gzip as a stream and checks its sum; progress counts the bytes taken in.
 * @param most bytes that may come out
 * Fails with `damagedFile`, `unpacksTooLarge`, `unreadableFile` and `cancelled`.
 */
export async function unpack(
  packed: Packed,
  hooks: ReadingHooks,
  most: number = MOST_UNPACKED_BYTES,
): Promise<Result<Blob>> {
  const limit = Math.min(most, Math.max(HARMLESS_BYTES, packed.blob.size * MOST_RATIO))
  const native = await drain(packed, new DecompressionStream('gzip'), limit, hooks)
  if (native.ok || native.failure.code !== 'damagedFile') return native
  // Browsers refuse a gzip file of several members, as `cat a.gz b.gz` and bgzip make them.
  let further = 0
  const many = await drain(
    packed,
    gunzipMembers(() => further++),
    limit,
    hooks,
  )
  return many.ok && further === 0 ? native : many
}

async function drain(
  packed: Packed,
  through: ReadableWritablePair<Uint8Array, BufferSource>,
  limit: number,
  hooks: ReadingHooks,
): Promise<Result<Blob>> {
  const { signal, onProgress } = hooks
  let taken = 0
  const counted = packed.blob.stream().pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, BufferSource>({
      transform: (piece, controller) => {
        taken += piece.length
        controller.enqueue(piece)
      },
    }),
  )
  const pieces = counted.pipeThrough(through).getReader()
  const blobs: Blob[] = []
  let waiting: Uint8Array<ArrayBuffer>[] = []
  let waitingBytes = 0
  let bytes = 0
  let reportedAt = performance.now()
  try {
    for (;;) {
      if (signal.aborted) return fail('cancelled', {})
      const { done, value } = await pieces.read()
      if (done) break
      bytes += value.length
      if (bytes > limit) return tooLarge(packed, limit)
      waiting.push(value as Uint8Array<ArrayBuffer>)
      waitingBytes += value.length
      if (waitingBytes >= BLOB_BYTES) {
        blobs.push(new Blob(waiting))
        waiting = []
        waitingBytes = 0
      }
      const now = performance.now()
      if (now - reportedAt >= PROGRESS_INTERVAL_MS) {
        reportedAt = now
        onProgress({ bytesRead: taken, bytesTotal: packed.blob.size, rows: 0 })
        await yieldToMessages()
      }
    }
    return ok(new Blob([...blobs, ...waiting]))
  } catch (error) {
    const { name, found } = packed
    // The file itself could not be read: browsers say so with a DOMException.
    if (error instanceof DOMException) {
      return fail('unreadableFile', { name, reason: reasonOf(error) })
    }
    return fail('damagedFile', { name, found, reason: reasonOf(error) })
  } finally {
    void pieces.cancel().catch(() => undefined)
  }
}

export function tooLarge({ name, blob }: Packed, most: number): Result<never> {
  return fail('unpacksTooLarge', { name, bytes: blob.size, most })
}

/** Decompresses gzip files of any number of members; does not check their sums. */
function gunzipMembers(onFurther: () => void): TransformStream<BufferSource, Uint8Array> {
  const gunzip = new Gunzip()
  gunzip.onmember = onFurther
  return new TransformStream<BufferSource, Uint8Array>({
    start: (controller) => {
      gunzip.ondata = (piece) => {
        if (piece.length > 0) controller.enqueue(piece)
      }
    },
    transform: (piece) => {
      gunzip.push(piece as Uint8Array)
    },
    flush: () => {
      gunzip.push(new Uint8Array(), true)
    },
  })
}
