import { Drivers } from './drivers.svelte.ts'
import type { Evaluating } from './evaluating.svelte.ts'
import type { Prediction } from './prediction.svelte.ts'
import { RowReasons } from './row-reasons.svelte.ts'

/** Why the model on screen says what it says: of all rows, and of the one in the form. */
export class Why {
  readonly drivers: Drivers
  readonly reasons: RowReasons

  constructor(prediction: Prediction, evaluating: Evaluating) {
    this.drivers = new Drivers(evaluating, () => prediction.model)
    this.reasons = new RowReasons(prediction, evaluating)
  }
}
