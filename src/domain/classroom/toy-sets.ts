import { randomUniform } from '../random.ts'
import { DEFAULT_TOY, type RowsSource, type ToyName, type ToySource } from './classroom-choice.ts'

/** The two answers of a toy set with classes; orange is the one looked for. */
export const ORANGE = 'orange'
export const BLUE = 'blue'
const DECIMALS = 1e4

/** What a toy set asks, so that an experiment on it can be written down without looking at its rows. */
export function questionOf(name: ToyName): { target: string; task: 'binary' | 'regression' } {
  return name === 'plane' || name === 'line'
    ? { target: 'y', task: 'regression' }
    : { target: 'class', task: 'binary' }
}

/** Draws the rows of a toy set; the picture is the square from −1 to 1 before noise. */
export function toyRows({ name, ...choice }: ToySource): RowsSource {
  const { rows, noise, seed } = { ...DEFAULT_TOY, ...choice }
  const { target } = questionOf(name)
  const draw = (row: number, stream: number) => randomUniform(seed, 'toy', row, stream)
  const normal = (row: number, stream: number) =>
    standardNormal(draw(row, stream), draw(row, stream + 1))
  const made = Array.from({ length: rows }, (_, row) =>
    TOYS[name](
      row,
      (stream) => draw(row, stream),
      (stream) => noise * normal(row, 10 + 2 * stream),
    ).map((value) => (typeof value === 'number' ? Math.round(value * DECIMALS) / DECIMALS : value)),
  )
  return {
    kind: 'rows',
    columns: name === 'line' ? ['x', target] : ['x1', 'x2', target],
    rows: made,
  }
}

/**
 * One row of a set.
 * @param draw uniform on [0, 1), another number for each stream
 * @param noise normal, mean 0
 */
type Toy = (
  row: number,
  draw: (stream: number) => number,
  noise: (stream: number) => number,
) => (number | string)[]

const colour = (isOrange: boolean) => (isOrange ? ORANGE : BLUE)

const TOYS: Record<ToyName, Toy> = {
  xor: (_row, draw, noise) => {
    const [x, y] = [2 * draw(0) - 1, 2 * draw(1) - 1]
    // A gap along the axes, so that without noise the corners are apart.
    const apart = (v: number) => (v < 0 ? v - 0.05 : v + 0.05)
    return [apart(x) + noise(0), apart(y) + noise(1), colour(x * y < 0)]
  },
  circles: (row, draw, noise) => {
    const isOrange = row % 2 === 0
    const radius = isOrange ? 0.45 * Math.sqrt(draw(0)) : 0.7 + 0.3 * draw(0)
    const angle = 2 * Math.PI * draw(1)
    return [
      radius * Math.cos(angle) + noise(0),
      radius * Math.sin(angle) + noise(1),
      colour(isOrange),
    ]
  },
  spirals: (row, draw, noise) => {
    const isOrange = row % 2 === 0
    const t = Math.sqrt(draw(0))
    const angle = 1.75 * 2 * Math.PI * t + (isOrange ? 0 : Math.PI)
    return [
      t * Math.sin(angle) + noise(0) / 3,
      t * Math.cos(angle) + noise(1) / 3,
      colour(isOrange),
    ]
  },
  moons: (row, draw, noise) => {
    const isOrange = row % 2 === 0
    const angle = Math.PI * draw(0)
    const [x, y] = isOrange
      ? [Math.cos(angle), Math.sin(angle)]
      : [1 - Math.cos(angle), 0.5 - Math.sin(angle)]
    return [(x - 0.5) / 1.5 + noise(0), (y - 0.25) / 1.1 + noise(1), colour(isOrange)]
  },
  gaussians: (row, draw, noise) => {
    const isOrange = row % 2 === 0
    const centre = isOrange ? 0.45 : -0.45
    // Clouds are clouds without noise, too.
    const cloud = (stream: number) => 0.14 * standardNormal(draw(stream), draw(stream + 1))
    return [centre + cloud(0) + noise(0), centre + cloud(2) + noise(1), colour(isOrange)]
  },
  plane: (_row, draw, noise) => {
    const [x, y] = [2 * draw(0) - 1, 2 * draw(1) - 1]
    return [x, y, (x + y) / 2 + noise(0)]
  },
  line: (_row, draw, noise) => {
    const x = 2 * draw(0) - 1
    return [x, 2 * x + noise(0)]
  },
}

/** Box & Muller 1958. */
function standardNormal(a: number, b: number): number {
  return Math.sqrt(-2 * Math.log(1 - a)) * Math.cos(2 * Math.PI * b)
}
