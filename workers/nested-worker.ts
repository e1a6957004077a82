import { takeNotes } from '../src/protocol/request-note.ts'
import { trustedTypes } from '../src/protocol/trusted-types.ts'
import { inheritingWorker, type WorkerMaker } from '../src/protocol/inheriting-worker.ts'

/** This worker was started from a text, so that it has the page's policy: its own workers have to be, too. */
const inherits = (globalThis as { location?: { protocol: string } }).location?.protocol === 'blob:'

// Where the page's policy holds here, too (from a `blob:`, or on a host that joins policies), no text becomes the address
// of a script unless this says that it is one of ours.
trustedTypes?.createPolicy('default', {
  createScriptURL: (address) => {
    if (new URL(address).origin === globalThis.origin) return address
    throw new TypeError(`not a script of ours: ${address}`)
  },
})

/**
 * Starts a worker from within a worker, under the same policy; what it asks for is told to the page.
 * @param make is given the class to make it of; call it as `new Worker(new URL('…', import.meta.url), …)`, so that the
 *   build finds the script
 */
export function startNestedWorker(make: (Worker: WorkerMaker) => Worker): Worker {
  const worker = make(inherits ? inheritingWorker() : Worker)
  takeNotes(worker, (note) => {
    postMessage(note)
  })
  return worker
}
