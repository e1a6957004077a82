import type { ClassCurves } from '../../src/domain/judgement/judgement.ts'
import { rankCurves } from '../../src/domain/judgement/rank-curves.ts'
import type { OnShare } from '../../src/protocol/evaluator-api.ts'
import { answerPlan } from './campaign-plan.ts'
import type { EvaluatedModel } from './evaluated-model.ts'

/** [classes] Each against all the rest on the test rows; empty unless there are several classes. */
export async function classCurves(
  model: EvaluatedModel,
  pause: () => Promise<void>,
  onShare: OnShare,
): Promise<ClassCurves[]> {
  const { target } = model.recipe
  if (target.task !== 'multiclass') return []
  const count = target.classes.length
  const { targets, outputs } = model.test
  const found: ClassCurves[] = []
  for (let c = 0; c < count; c++) {
    onShare(c / count)
    const curves = await rankCurves(
      Float64Array.from(targets, (is) => (is === c ? 1 : 0)),
      Float64Array.from(targets, (_, row) => outputs[row * count + c] as number),
      pause,
    )
    const question = {
      positiveClass: c,
      threshold: null,
      campaign: null,
      scenarios: [],
      values: {},
    }
    const { ranking } = await answerPlan(model, question, pause, () => undefined)
    found.push({
      roc: curves?.roc ?? null,
      precisionRecall: curves?.precisionRecall ?? null,
      ranking,
    })
  }
  return found
}
