import { sigmoid } from '../domain/activations.ts'

/**
 * A slider over chances: even steps of the logit, so that 1 and 2 of 100 lie as far apart as rare answers need, and
 * the middle stays in the middle.
 */
export const CHANCE_SCALE = { min: -7, max: 7, step: 0.04 }

/** Where a chance lies on the scale; its ends stand for all beyond. */
export function positionOf(chance: number): number {
  const logit = Math.log(chance) - Math.log1p(-chance)
  return Math.min(CHANCE_SCALE.max, Math.max(CHANCE_SCALE.min, logit))
}

/** The chance at a position, with three digits that count. */
export function chanceAt(position: number): number {
  const chance = sigmoid(position)
  return chance < 0.5
    ? Number(chance.toPrecision(3))
    : Number((1 - Number((1 - chance).toPrecision(3))).toPrecision(12))
}
