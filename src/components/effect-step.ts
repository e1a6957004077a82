/** One of several steps from one number to another. */
export interface EffectStep {
  label: string
  by: number
  /** "+12" */
  text: string
}
