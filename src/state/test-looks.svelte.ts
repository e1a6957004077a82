import { readTestLooks, writeTestLooks } from '../domain/test-looks-schema.ts'
import { lookAgain, looksAt } from '../domain/test-looks.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import { readPreference, whenForgotten, writePreference } from '../services/preferences.ts'

/** Under which the counts are kept. */
const KEY = 'testLooks'

/** How often the test rows of each table were looked at, whichever model it was for. */
export class TestLooks {
  #looks = $state.raw(readTestLooks(readPreference(KEY)))

  constructor() {
    whenForgotten(() => {
      this.#looks = readTestLooks(null)
    })
  }

  /** For the test rows of a model; undefined: not known. */
  at(model: TrainedModel): number | undefined {
    return looksAt(this.#looks, model)
  }

  /** Counts one look more; @returns the model, whose results are open now */
  count(of: TrainedModel): TrainedModel {
    const { looks, model } = lookAgain(this.#looks, of)
    this.#looks = looks
    writePreference(KEY, writeTestLooks(looks))
    return model
  }
}
