/** Something that is wrong with a training; layers and units count from 0, rows are those of the sample. */
export type Finding =
  /** The unit answers 0 for every row, and so gets no gradient. */
  | { kind: 'deadUnit'; layer: number; unit: number; rows: number }
  /** The unit's activation is flat for so many rows. */
  | { kind: 'saturatedUnit'; layer: number; unit: number; idle: number; rows: number }
  /** Share of the last layer's gradient that reaches this one. */
  | { kind: 'vanishing'; layer: number; share: number }
  | { kind: 'exploding'; layer: number; norm: number }
  /** Mean validation loss around the best epoch, and now. */
  | { kind: 'overfitting'; best: number; from: number; to: number }
  | { kind: 'underfitting'; loss: number; simplest: number }
  /** Of so many epochs, those in which the loss rose sharply. */
  | { kind: 'rateTooHigh'; jumps: number; epochs: number }
  /** Share of the loss that so many epochs took off. */
  | { kind: 'rateTooLow'; share: number; epochs: number }

/** A finding that may be one. */
export interface Suspicion {
  /** The same for the same place from epoch to epoch. */
  key: string
  finding: Finding
  /** `clear`: beyond doubt; `slight`: no reason to begin an alarm, nor to end one; `none`: all is well. */
  level: 'none' | 'slight' | 'clear'
}

export function levelOf(isClear: boolean, isSlight: boolean): Suspicion['level'] {
  if (isClear) return 'clear'
  return isSlight ? 'slight' : 'none'
}

/** What is wrong with a unit; undefined: nothing is found. */
export function faultOfUnit(
  findings: readonly Finding[],
  layer: number,
  unit: number,
): 'deadUnit' | 'saturatedUnit' | undefined {
  const fault = findings.find(
    (finding) => 'unit' in finding && finding.layer === layer && finding.unit === unit,
  )
  return fault?.kind === 'deadUnit' || fault?.kind === 'saturatedUnit' ? fault.kind : undefined
}

/** What is wrong with the gradient that reaches a layer; undefined: nothing is found. */
export function faultOfLayer(
  findings: readonly Finding[],
  layer: number,
): 'vanishing' | 'exploding' | undefined {
  for (const finding of findings) {
    const isOfGradient = finding.kind === 'vanishing' || finding.kind === 'exploding'
    if (isOfGradient && finding.layer === layer) return finding.kind
  }
  return undefined
}
