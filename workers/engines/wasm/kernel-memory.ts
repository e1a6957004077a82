import { failure } from '../../../src/domain/failure.ts'
import { EngineError } from '../engine.ts'

const PAGE = 65_536
/** 32-bit addresses. */
const MOST_PAGES = 65_536

/**
 * @param shared for several threads; only an isolated page can have it
 * @throws EngineError `outOfMemory` if there is no such memory to be had
 */
export function allocate(bytes: number, shared = false): WebAssembly.Memory {
  const pages = Math.ceil(bytes / PAGE)
  const refused = () =>
    new EngineError(failure('outOfMemory', { needed: bytes, most: MOST_PAGES * PAGE }))
  if (pages > MOST_PAGES) throw refused()
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared })
  } catch (error) {
    if (error instanceof RangeError) throw refused()
    throw error
  }
}
