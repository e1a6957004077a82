import type { CalibrationMethod } from '../domain/calibration/calibration.ts'
import { modelWithCalibration } from '../domain/calibration/with-calibration.ts'
import type { Failure } from '../domain/failure.ts'
import type { Campaign } from './campaign.svelte.ts'
import type { Evaluating } from './evaluating.svelte.ts'
import type { OnScreen } from './on-screen.ts'

/** Corrects the chances of the model on screen, and takes it back again. */
export class Calibrating {
  readonly #evaluating: Evaluating
  readonly #onScreen: OnScreen
  readonly #campaign: Pick<Campaign, 'beforeOtherChances'>
  busy = $state(false)
  failure = $state.raw<Failure | undefined>()

  constructor(evaluating: Evaluating, onScreen: OnScreen, campaign: Campaign) {
    this.#evaluating = evaluating
    this.#onScreen = onScreen
    this.#campaign = campaign
  }

  /**
   * Everything that is predicted from now on, and the report, follow; the threshold stays where it is, but
   * for that of a plan's best list: this list is found anew.
   * @param method null: as the network says
   */
  async use(method: CalibrationMethod | null): Promise<void> {
    const before = this.#onScreen.model()
    if (this.busy || before === undefined || this.#evaluating.status !== 'open') return
    this.busy = true
    this.failure = undefined
    const found = await this.#evaluating.client.recalibrate(method, before.threshold)
    this.busy = false
    const model = this.#onScreen.model()
    if (model?.id !== before.id || model.threshold !== before.threshold) return
    if (!found.ok) {
      this.failure = found.failure.code === 'cancelled' ? undefined : found.failure
      return
    }
    this.#campaign.beforeOtherChances()
    const corrected = modelWithCalibration(model, found.value)
    this.#onScreen.change(corrected, (draft) => {
      draft.calibrate(corrected.experiment.calibration)
    })
  }
}
