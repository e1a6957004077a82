import type { Experiment } from '../../src/domain/experiment.ts'
import { buildData } from '../../src/domain/prepare-data.ts'
import type { FittedRecipe } from '../../src/domain/recipe.ts'
import { fail, ok, type Result } from '../../src/domain/result.ts'
import { sha256 } from '../../src/domain/sha256.ts'
import { meanInputs } from '../../src/domain/why/baseline-inputs.ts'
import type { Preparation } from '../../src/protocol/data-api.ts'
import { yieldToMessages } from '../yield-to-messages.ts'
import type { CancellableWork } from './cancellable-work.ts'
import type { OpenTable } from './open-table.ts'
import { planOf } from './subject.ts'

/**
 * The rows of a table as numbers, split into parts.
 * @param recipe fitted earlier, with the baseline of the rows that it was fitted on; undefined: one is fitted here
 */
export function prepareRows(
  open: OpenTable,
  experiment: Experiment,
  recipe: FittedRecipe | undefined,
  work: CancellableWork,
): Promise<Result<Preparation>> {
  let needed = open.bytes
  return work.run(
    () => needed,
    async (signal) => {
      const planned = planOf(open, experiment, recipe)
      if (!planned.ok) return planned
      const { plan, table } = planned.value
      const { rows, recipe: fitted } = plan.plan
      needed = (rows.train + rows.validation + rows.test) * fitted.inputNames.length * 4
      await yieldToMessages()
      if (signal.aborted) return fail('cancelled', {})
      const data = await buildData(table, plan, sha256)
      if (!data.ok) return data
      const kept = recipe ?? { ...fitted, baseline: meanInputs(data.value.train.features) }
      return ok({ plan: { ...plan.plan, recipe: kept }, data: data.value })
    },
  )
}
