import type { Cell } from './csv.ts'
import { Draws } from './draws.ts'

function point(x: number, y: number, label: string): Record<string, Cell> {
  return { x: x.toFixed(4), y: y.toFixed(4), label }
}

/** Four corners, two classes: no straight line tells them apart. */
export function xor(): Record<string, Cell>[] {
  const draws = new Draws(11)
  return Array.from({ length: 600 }, () => {
    const [x, y] = [draws.uniform(-1, 1), draws.uniform(-1, 1)]
    const label = x * y > 0 ? 'same sign' : 'other sign'
    return point(x + draws.normal(0, 0.04), y + draws.normal(0, 0.04), label)
  })
}

/** A disc inside a ring. */
export function circles(): Record<string, Cell>[] {
  const draws = new Draws(12)
  return Array.from({ length: 600 }, (_, i) => {
    const inside = i % 2 === 0
    const radius = (inside ? 0.45 : 0.95) + draws.normal(0, 0.08)
    const angle = draws.uniform(0, 2 * Math.PI)
    return point(radius * Math.cos(angle), radius * Math.sin(angle), inside ? 'inner' : 'outer')
  })
}

/** Two arms wound around each other, one and a half turns: the hardest of the four. */
export function spirals(): Record<string, Cell>[] {
  const draws = new Draws(13)
  return Array.from({ length: 800 }, (_, i) => {
    const first = i % 2 === 0
    const along = Math.sqrt(draws.uniform(0.02, 1))
    const angle = 3 * Math.PI * along + (first ? 0 : Math.PI)
    const [x, y] = [along * Math.cos(angle), along * Math.sin(angle)]
    return point(x + draws.normal(0, 0.02), y + draws.normal(0, 0.02), first ? 'first' : 'second')
  })
}

/** Two crescents, each reaching into the other. */
export function moons(): Record<string, Cell>[] {
  const draws = new Draws(14)
  return Array.from({ length: 600 }, (_, i) => {
    const upper = i % 2 === 0
    const angle = draws.uniform(0, Math.PI)
    const x = upper ? Math.cos(angle) : 1 - Math.cos(angle)
    const y = upper ? Math.sin(angle) : 0.5 - Math.sin(angle)
    return point(x + draws.normal(0, 0.12), y + draws.normal(0, 0.12), upper ? 'upper' : 'lower')
  })
}
