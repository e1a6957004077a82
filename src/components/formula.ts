/** A formula in parts, which become MathML. Plain texts are operators; a hyphen is the sign of what follows. */
export type FormulaPart =
  | string
  | { number: string; isResult?: boolean }
  /** A name that stands for something of the network: it lights up with all of its kind. */
  | { symbol: string; kind: string; sub?: string; hat?: true }
  /** A function, or a unit. */
  | { name: string }
  | { words: string }
  | { above: Formula; below: Formula }
  | { root: Formula }
  | { base: Formula; power: Formula }

export type Formula = readonly FormulaPart[]

/** A row of a calculation. */
export interface FormulaLine {
  formula: Formula
  /** What a number belongs to: a column, a unit. */
  note?: string
  /** Belongs to what is above it. */
  isInner?: true
  /** The one that is looked at. */
  isChosen?: boolean
}
