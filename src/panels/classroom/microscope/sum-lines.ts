import type { FormulaLine } from '../../../components/formula.ts'
import type { WeightedSum } from '../../../domain/microscope/weighted-sum.ts'
import type { NumberWriter } from './formula-parts.ts'

interface SumWords {
  /** What a product belongs to. */
  nameOf: (index: number) => string
  /** "the other 58 together" */
  othersText: (count: number) => string
  /** The product that is looked at. */
  chosen?: number | 'bias' | undefined
}

/** The products of a sum, one to a line; the small ones together. */
export function sumLines(
  { terms, others }: WeightedSum,
  { plain, factor }: NumberWriter,
  { nameOf, othersText, chosen }: SumWords,
): FormulaLine[] {
  const lines = terms.map(({ index, weight, value, product }, i): FormulaLine => ({
    formula: [
      ...(i === 0 ? [plain(weight)] : ['+', ...factor(weight)]),
      '×',
      ...factor(value),
      '=',
      plain(product),
    ],
    note: nameOf(index),
    isInner: true,
    isChosen: index === chosen,
  }))
  return others === undefined
    ? lines
    : [
        ...lines,
        { formula: ['+', ...factor(others.sum)], note: othersText(others.count), isInner: true },
      ]
}
