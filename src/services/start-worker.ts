import { inheritingWorker, type WorkerMaker } from '../protocol/inheriting-worker.ts'
import type { ProbeAnswer } from '../protocol/probe.ts'

/**
 * Where the workers' policy comes from: `own` response headers; `inherited` from the page, because the host sends none
 * with them; `none`: nothing keeps them from connecting.
 */
export type WorkerPolicy = 'own' | 'inherited' | 'none'

/** A worker that has not answered by then cannot be started; what needs it will say so. */
const PATIENCE_MS = 5000

let policy: WorkerPolicy = 'own'

/**
 * Finds out, once and before any other worker is started, whether workers have a policy of their own here: a worker
 * loaded from an address takes it from its own response, and a host that sends no headers sends none with it.
 */
export async function probeWorkers(): Promise<WorkerPolicy> {
  if (await isRefused(Worker)) return policy
  policy = (await isRefused(inheritingWorker())) ? 'inherited' : 'none'
  return policy
}

/** As `probeWorkers` found; before that, what is hoped for. */
export function workerPolicy(): WorkerPolicy {
  return policy
}

/**
 * Starts a worker under the strictest policy that is to be had.
 * @param make is given the class to make it of; call it as `new Worker(new URL('…', import.meta.url), …)`, so that the
 *   build finds the script
 */
export function startWorker(make: (Worker: WorkerMaker) => Worker): Worker {
  return make(policy === 'inherited' ? inheritingWorker() : Worker)
}

function isRefused(Worker: WorkerMaker): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = new Worker(new URL('../../workers/probe.worker.ts', import.meta.url), {
      type: 'module',
      name: 'probe',
    })
    const end = (refused: boolean) => {
      clearTimeout(timer)
      probe.terminate()
      resolve(refused)
    }
    const timer = setTimeout(end, PATIENCE_MS, false)
    probe.addEventListener('message', ({ data }: MessageEvent<ProbeAnswer>) => {
      end(data.refused)
    })
    probe.addEventListener('error', () => {
      end(false)
    })
  })
}
