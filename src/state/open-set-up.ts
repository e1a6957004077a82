import type { Experiment } from '../domain/experiment.ts'
import { fail, type Result } from '../domain/result.ts'
import type { ClassroomFrame, ClassroomScene } from '../protocol/classroom-api.ts'
import type { Preparation } from '../protocol/data-api.ts'
import type { ClassroomClient } from '../services/classroom-client.ts'
import type { DataClient } from '../services/data-client.ts'
import type { Beginning } from './classroom-beginning.ts'

/** The classroom's worker, and the one that holds the open table. */
export interface Workers {
  client: ClassroomClient
  data: DataClient
}

/** Made rows are made by the classroom's worker itself; those of the open table come from their own. */
export async function preparedFor(
  data: DataClient,
  document: Experiment,
): Promise<Result<Preparation> | undefined> {
  return document.classroom?.source ? undefined : data.prepare(document)
}

/**
 * Puts a set-up in the place of the one that the worker holds.
 * @param from as its seed has it, if absent; fails with `notItsRows` where that belongs to other rows
 */
export async function openSetUp(
  { client, data }: Workers,
  document: Experiment,
  from: Beginning | undefined,
  onFrame: (frame: ClassroomFrame) => Promise<void>,
): Promise<Result<ClassroomScene>> {
  const prepared = await preparedFor(data, document)
  if (prepared?.ok === false) return prepared
  const { weights, epoch = 0, file = '', fingerprint } = from ?? {}
  if (fingerprint !== undefined && fingerprint !== prepared?.value.data.fingerprint) {
    return fail('notItsRows', { file })
  }
  return client.open(
    {
      experiment: document,
      ...(prepared && { prepared: prepared.value }),
      ...(weights && { weights, epoch }),
    },
    onFrame,
  )
}
