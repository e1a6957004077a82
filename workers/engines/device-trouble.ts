import { failure, type Failure } from '../../src/domain/failure.ts'
import type { EngineInfo } from '../../src/domain/training.ts'
import { EngineError } from './engine.ts'

/** What has gone wrong with a device; nothing at first. */
export interface DeviceTrouble {
  /** Rejects with an `EngineError` when the device fails. */
  readonly failed: Promise<never>
  /** Throws that `EngineError` if the device has failed. */
  readonly check: () => void
}

/** A lost device makes every later call a silent no-op, and so does a buffer that could not be had. */
export function watchForTrouble(device: GPUDevice, engine: EngineInfo['name']): DeviceTrouble {
  let found: Failure | undefined
  const failed = new Promise<never>((_resolve, reject) => {
    const fail = (reason: Failure) => {
      found ??= reason
      reject(new EngineError(found))
    }
    void device.lost.then(({ reason, message }) => {
      fail(failure('deviceLost', { reason: message || reason }))
    })
    device.addEventListener('uncapturederror', ({ error }) => {
      fail(failure('engineFailed', { engine, reason: error.message }))
    })
  })
  failed.catch(() => undefined)
  return {
    failed,
    check: () => {
      if (found) throw new EngineError(found)
    },
  }
}

/** Whether nothing has gone wrong so far. */
export function isWell({ check }: Pick<DeviceTrouble, 'check'>): boolean {
  try {
    check()
    return true
  } catch {
    return false
  }
}
