import type { EngineName } from '../../src/domain/experiment.ts'
import { failure, type Failure } from '../../src/domain/failure.ts'
import { EngineError } from './engine.ts'

/**
 * What an engine threw, as a failure; undefined if that is a bug of ours. Engines name most of it themselves. What
 * they cannot foresee comes from the browser: a GPU process that crashed rejects whatever is under way before anybody
 * is told of the lost device, an array may not be had, a kernel may trap.
 */
export function engineTrouble(error: unknown, engine: EngineName): Failure | undefined {
  if (error instanceof EngineError) return error.failure
  if (error instanceof DOMException && error.name !== 'GPUPipelineError') {
    return failure('deviceLost', { reason: error.message })
  }
  const isTrap = error instanceof Error && error.name === 'RuntimeError'
  return error instanceof DOMException || error instanceof RangeError || isTrap
    ? failure('engineFailed', { engine, reason: error.message })
    : undefined
}
