import type { ComputeDevice, Lanes } from './compute-device.ts'

/** How the work of a minibatch step is cut; no choice changes a bit of what comes out. */
export interface Tuning {
  rows: RowsTuning
  update: UpdateTuning
}

/**
 * Of `rows`: lanes of a workgroup, quads of rows that each takes at a time (1, 2 or 4), and lanes that share what
 * they read (at most as many as quads).
 */
export interface RowsTuning {
  threads: number
  quads: number
  lanes: Lanes
}

/** Of `update`: lanes of a workgroup, inputs of a weight tile (a multiple of 4), and lanes that share what they read. */
export interface UpdateTuning {
  threads: number
  tile: number
  lanes: Lanes
}

type TunedDevice = Pick<ComputeDevice, 'software' | 'lanes'>

/**
 * What a run begins with. A software adapter runs 4 lanes at a time, and a barrier costs it by the lane; what it
 * needs is large register tiles. A hardware adapter needs many small pieces.
 */
export function defaultTuning({ software, lanes }: TunedDevice): Tuning {
  return software
    ? { rows: { threads: 4, quads: 4, lanes }, update: { threads: 8, tile: 8, lanes } }
    : { rows: { threads: 64, quads: 2, lanes }, update: { threads: 64, tile: 4, lanes } }
}

/** What is tried; a software adapter compiles slowly. */
export function candidates(device: TunedDevice): {
  base: Tuning
  rows: RowsTuning[]
  update: UpdateTuning[]
} {
  const base = defaultTuning(device)
  const { rows, update } = base
  if (device.software) {
    return {
      base,
      rows: [rows, { ...rows, threads: 8, quads: 4 }],
      update: [update, { ...update, threads: 16, tile: 8 }],
    }
  }
  return {
    base,
    rows: [
      rows,
      { ...rows, threads: 64, quads: 1 },
      { ...rows, threads: 64, quads: 4 },
      { ...rows, threads: 32, quads: 2 },
      { ...rows, threads: 128, quads: 2 },
    ],
    update: [update, { ...update, threads: 64, tile: 8 }, { ...update, threads: 128, tile: 4 }],
  }
}
