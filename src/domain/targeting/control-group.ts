import { permutation, randomUniform } from '../random.ts'

/** Strata of the list by score. */
const STRATA = 10

/**
 * Draws who on a list is held out. The list, best score first, is cut into ten strata of equal size; shuffled within
 * each, every so many rows one is taken, from a place drawn by chance (systematic sampling, Cochran 1977, chapter 8).
 * So every row has the same chance, and each stratum gives its share to within one row: the group left alone is
 * comparable with the others at every score.
 * @param size at most `rows`
 * @returns [rows] 1: held out
 */
export function drawControl(rows: number, size: number, seed: number): Uint8Array<ArrayBuffer> {
  const isControl = new Uint8Array(rows)
  const order = shuffledStrata(rows, seed)
  const start = randomUniform(seed, 'sample', STRATA, 0)
  for (let i = 0; i < size; i++) {
    isControl[order[Math.floor(((i + start) * rows) / size)] as number] = 1
  }
  return isControl
}

function shuffledStrata(rows: number, seed: number): Uint32Array {
  const order = new Uint32Array(rows)
  for (let stratum = 0; stratum < STRATA; stratum++) {
    const from = Math.floor((stratum * rows) / STRATA)
    const to = Math.floor(((stratum + 1) * rows) / STRATA)
    permutation(seed, 'sample', stratum, to - from).forEach((place, i) => {
      order[from + i] = from + place
    })
  }
  return order
}
