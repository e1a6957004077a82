/** `part / whole`, and 0 where there is nothing to divide by (scikit-learn's `zero_division=0`). */
export function shareOr0(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}
