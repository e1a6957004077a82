/** How the work of a minibatch step is cut; no choice changes a bit of what comes out. */
export interface Tuning {
  rows: RowsTuning
  update: UpdateTuning
}

/** Of `rows`: lanes of a workgroup, and quads of rows that each takes at a time (1, 2 or 4). */
export interface RowsTuning {
  threads: number
  quads: number
}

/** Of `update`: lanes of a workgroup, and inputs of a weight tile. */
export interface UpdateTuning {
  threads: number
  tile: number
}

/**
 * What a run begins with. A software adapter runs 4 lanes at a time, and a barrier costs it by the lane; what it
 * needs is large register tiles. A hardware adapter needs many small pieces.
 */
export function defaultTuning(software: boolean): Tuning {
  return software
    ? { rows: { threads: 4, quads: 4 }, update: { threads: 8, tile: 8 } }
    : { rows: { threads: 64, quads: 2 }, update: { threads: 64, tile: 4 } }
}

/** What is tried; a software adapter compiles slowly. */
export function candidates(software: boolean): {
  base: Tuning
  rows: RowsTuning[]
  update: UpdateTuning[]
} {
  const base = defaultTuning(software)
  const { rows, update } = base
  if (software) {
    return {
      base,
      rows: [rows, { threads: 8, quads: 4 }],
      update: [update, { threads: 16, tile: 8 }],
    }
  }
  return {
    base,
    rows: [
      rows,
      { threads: 64, quads: 1 },
      { threads: 64, quads: 4 },
      { threads: 32, quads: 2 },
      { threads: 128, quads: 2 },
    ],
    update: [update, { threads: 64, tile: 8 }, { threads: 128, tile: 4 }],
  }
}
