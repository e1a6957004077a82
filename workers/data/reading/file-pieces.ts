import type { Result } from '../../../src/domain/result.ts'
import type { TableSource } from '../../../src/protocol/table-source.ts'
import { reading } from './reading.ts'

/** Pieces that are on their way while one is taken apart: with a single one, the browser is waited for. */
const AHEAD = 3

/**
 * A file's bytes in order, piece by piece. A piece that cannot be read is a failure (`unreadableFile`), and the last.
 * @param firstBytes of the first piece
 * @param pieceBytes of the others
 */
export async function* filePieces(
  source: TableSource,
  firstBytes: number,
  pieceBytes: number,
): AsyncGenerator<Result<Uint8Array>, undefined> {
  const { blob } = source
  const coming: Promise<Result<Uint8Array>>[] = []
  let asked = 0
  for (;;) {
    while (asked < blob.size && coming.length <= AHEAD) {
      const start = asked
      asked = Math.min(blob.size, start + (start === 0 ? firstBytes : pieceBytes))
      const end = asked
      // Never rejects, so that nobody need wait for it.
      coming.push(
        reading(source, async () => new Uint8Array(await blob.slice(start, end).arrayBuffer())),
      )
    }
    const piece = await coming.shift()
    if (piece === undefined) return undefined
    yield piece
    if (!piece.ok) return undefined
  }
}
