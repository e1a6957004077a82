import type { FittedColumn } from '../../domain/recipe.ts'
import { OTHER_LEVEL } from '../../domain/typical-row.ts'
import type { Messages } from '../../messages/en.ts'

/** "contract: monthly", or "the words of comment". */
export function nameReason(m: Messages, column: FittedColumn, text: string): string {
  if (column.kind === 'text' && text !== '') return m.why.words(column.name)
  const shown = text === '' ? m.common.missing : text === OTHER_LEVEL ? m.predict.otherLevel : text
  return m.why.value(column.name, shown)
}

/** What a column moves an answer by, without its sign: points of a chance to a tenth, or the target's unit. */
export function sizeOfEffect(m: Messages, effect: number, isChance: boolean): string {
  const size = Math.abs(effect)
  return isChance ? m.format.number(Math.round(1000 * size) / 10) : m.format.number(size, 3)
}

/** The same with its sign. */
export function signedEffect(m: Messages, effect: number, isChance: boolean): string {
  const size = sizeOfEffect(m, effect, isChance)
  return size === m.format.number(0) ? size : `${effect < 0 ? '−' : '+'}${size}`
}

/** "contract: monthly raises the chance by 12 points." */
export function sayReason(m: Messages, what: string, effect: number, isChance: boolean): string {
  const size = sizeOfEffect(m, effect, isChance)
  const up = effect > 0
  if (isChance) return (up ? m.why.raisesChance : m.why.lowersChance)(what, size)
  return (up ? m.why.raises : m.why.lowers)(what, size)
}
