import type { Formula, FormulaLine, FormulaPart } from '../../../components/formula.ts'
import type { Format } from '../../../messages/format.ts'

/** The textbook's names, in the order in which one meets them. */
export const SYMBOL_KINDS = ['x', 'w', 'a', 'b', 'z', 'p', 'y', 'L', 'delta', 'eta'] as const
export type SymbolKind = (typeof SYMBOL_KINDS)[number]

/** How each is written. */
export const SYMBOLS: Readonly<Record<SymbolKind, string>> = {
  x: 'x',
  w: 'w',
  a: 'a',
  b: 'b',
  z: 'z',
  p: 'p',
  y: 'y',
  L: 'L',
  delta: 'δ',
  eta: 'η',
}

export const symbol = (kind: SymbolKind, sub?: string): FormulaPart => ({
  symbol: SYMBOLS[kind],
  kind,
  ...(sub !== undefined && { sub }),
})

/** A name that is only explained where it stands. */
export const letter = (text: string): FormulaPart => ({ symbol: text, kind: text })
export const hat = (text: string): FormulaPart => ({ symbol: text, kind: text, hat: true })
export const fraction = (above: Formula, below: Formula): FormulaPart => ({ above, below })
export const power = (base: Formula, exponent: Formula): FormulaPart => ({
  base,
  power: exponent,
})

/** d loss / d something */
export const slopeBy = (...by: FormulaPart[]): FormulaPart =>
  fraction(['∂', symbol('L')], ['∂', ...by])

/** Writes numbers into formulas. */
export interface NumberWriter {
  /** As it stands alone. */
  plain: (value: number) => FormulaPart
  /** As it stands behind a sign: in brackets where it is negative. */
  factor: (value: number) => Formula
  /** What a calculation comes to. */
  result: (value: number) => FormulaPart
}

/** To four digits, with a minus for a minus. */
export function numberText(value: number, format: Format, digits = 4): string {
  return format.number(value === 0 ? 0 : value, digits).replaceAll('-', '−')
}

export function numberWriter(format: Format): NumberWriter {
  const text = (value: number) => numberText(value, format)
  const write = (value: number, isResult: boolean): FormulaPart => {
    const [digits = '', exponent] = text(value).split('e')
    const number = { number: exponent === undefined ? digits : `${digits} × 10`, isResult }
    return exponent === undefined
      ? number
      : power([number], [{ number: exponent.replace('+', '') }])
  }
  const plain = (value: number) => write(value, false)
  return {
    plain,
    factor: (value) => (text(value).startsWith('−') ? ['(', plain(value), ')'] : [plain(value)]),
    result: (value) => write(value, true),
  }
}

/** The textbook's names that occur in formulas. */
export function kindsIn(lines: readonly FormulaLine[]): SymbolKind[] {
  const found = new Set(lines.flatMap(({ formula }) => kindsOf(formula)))
  return SYMBOL_KINDS.filter((kind) => found.has(kind))
}

function kindsOf(formula: Formula): string[] {
  return formula.flatMap((part): string[] => {
    if (typeof part === 'string') return []
    if ('kind' in part) return [part.kind]
    if ('above' in part) return [...kindsOf(part.above), ...kindsOf(part.below)]
    if ('root' in part) return kindsOf(part.root)
    return 'base' in part ? [...kindsOf(part.base), ...kindsOf(part.power)] : []
  })
}
