import type { ToyName } from '../../domain/classroom/classroom-choice.ts'
import { ORANGE, questionOf, toyRows } from '../../domain/classroom/toy-sets.ts'

/** Few enough to be made at once, enough to be recognised. */
const ROWS = 60

/** A toy set's own rows, as its picture shows them: numbers by the colour of their sign. */
export function toyPoints(name: ToyName): { x: number; y: number; isUp: boolean }[] {
  const { rows } = toyRows({ kind: 'toy', name, rows: ROWS, noise: 0.05 })
  const isNumber = questionOf(name).task === 'regression'
  return rows.map((row) => {
    const [x = 0, y = 0] = row.filter((value) => typeof value === 'number')
    const answer = row.at(-1)
    // y = 2x leaves the square.
    const place = name === 'line' ? y / 2 : y
    return { x, y: place, isUp: isNumber ? Number(answer) > 0 : answer === ORANGE }
  })
}
