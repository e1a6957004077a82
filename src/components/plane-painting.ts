/** What a press on a plane does where points are painted on it. Places are in the units of the axes. */
export interface PlanePainting {
  /** Accessible name, and how to paint; the second is read out with the first. */
  label: string
  help: string
  /** A press takes the nearest point away. */
  erases: boolean
  /** Where the cross is, in words. */
  cursorText: (x: number, y: number) => string
  /** What is done until the next one belongs together. */
  onStroke: () => void
  /** @param digit the key that did it, if one did */
  onPaint: (x: number, y: number, digit: number | undefined) => void
  /** @param reach how near a point must be, along each side */
  onErase: (x: number, y: number, reach: readonly [number, number]) => void
  onUndo: () => void
}
