/** Bytes of a weight, a float32. */
const WEIGHT = 4
/** Bytes that are left of documents in a zip: about a project, the rest of a model, a run, and an epoch of its history. */
const PROJECT = 1024
const MODEL = 4096
const RUN = 512
const EPOCH = 30

/** What a file is to hold. */
interface Held {
  /** Of each model, how many numbers. */
  models: readonly number[]
  /** Of each run of a project, how many epochs of its history are kept; absent: it is a model alone. */
  runs?: readonly number[]
  /** Bytes of the table's file. */
  rows: number
}

/** About how many bytes a `.terrarium` file takes. */
export function packedSize({ models, runs, rows }: Held): number {
  const ofModels = models.reduce((sum, numbers) => sum + WEIGHT * numbers + MODEL, 0)
  const ofProject = runs?.reduce((sum, epochs) => sum + EPOCH * epochs + RUN, PROJECT) ?? 0
  return ofModels + ofProject + rows
}
