/**
 * How sure a network is of its answers: the mean chance that it gives the likeliest one.
 * @param answers [rows × outputs] chances; of two classes one chance a row, that of the second
 * @returns NaN where there is no row
 */
export function meanConfidence(answers: ArrayLike<number>, outputs: number): number {
  const rows = answers.length / outputs
  let sum = 0
  for (let row = 0; row < rows; row++) {
    let most = outputs === 1 ? 1 - (answers[row] as number) : 0
    for (let k = 0; k < outputs; k++) most = Math.max(most, answers[row * outputs + k] as number)
    sum += most
  }
  return sum / rows
}
