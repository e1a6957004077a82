import type { FittedColumn, FittedTarget } from '../../domain/recipe.ts'
import { OTHER_LEVEL } from '../../domain/typical-row.ts'
import type { Messages } from '../../messages/en.ts'

/** "contract: monthly", or "the words of comment". */
export function nameReason(m: Messages, column: FittedColumn, text: string): string {
  if (column.kind === 'text' && text !== '') return m.why.words(column.name)
  const shown = text === '' ? m.common.missing : text === OTHER_LEVEL ? m.predict.otherLevel : text
  return m.why.value(column.name, shown)
}

/** What effects are told in: points of a chance, or the target's unit, rounded by how much the target varies. */
export type EffectUnit = 'points' | { std: number }

export function effectUnit(target: FittedTarget): EffectUnit {
  return target.task === 'regression' ? { std: target.std } : 'points'
}

/** Smallest difference that is told: a tenth of a point, or about a thousandth of the target's deviation. */
export function finestStep(unit: EffectUnit): number {
  if (unit === 'points') return 0.1
  return unit.std > 0 ? 10 ** Math.floor(Math.log10(unit.std) - 2) : 1
}

/** What a column moves an answer by, without its sign. */
export function sizeOfEffect(m: Messages, effect: number, unit: EffectUnit): string {
  const step = finestStep(unit)
  const size = Math.abs(unit === 'points' ? 100 * effect : effect)
  return m.format.number(Math.round(size / step) * step, 4)
}

/** The same with its sign. */
export function signedEffect(m: Messages, effect: number, unit: EffectUnit): string {
  const size = sizeOfEffect(m, effect, unit)
  return size === m.format.number(0) ? size : `${effect < 0 ? '−' : '+'}${size}`
}

/** "contract: monthly raises the chance by 12 points." */
export function sayReason(m: Messages, what: string, effect: number, unit: EffectUnit): string {
  const size = sizeOfEffect(m, effect, unit)
  if (size === m.format.number(0)) return m.why.leaves(what)
  const up = effect > 0
  if (unit === 'points') return (up ? m.why.raisesChance : m.why.lowersChance)(what, size)
  return (up ? m.why.raises : m.why.lowers)(what, size)
}
