/** A layer as it is drawn: inputs, hidden units or answers. */
export interface DrawnLayer {
  units: number
  /** "64 units". */
  title: string
  /** "relu". */
  note?: string | undefined
}
