import { outputsOf } from '../../src/domain/forward.ts'
import { judgeAgainstRest } from '../../src/domain/judgement/judge-against-rest.ts'
import type { AgainstRest, ClassCurves } from '../../src/domain/judgement/judgement.ts'
import type { OnShare } from '../../src/protocol/evaluator-api.ts'
import { answerPlan } from './campaign-plan.ts'
import type { EvaluatedModel } from './evaluated-model.ts'

type Pause = () => Promise<void>

/** [classes] Each against all the rest on the test rows; empty unless there are several classes. */
export async function classCurves(
  model: EvaluatedModel,
  pause: Pause,
  onShare: OnShare,
): Promise<ClassCurves[]> {
  const { target } = model.recipe
  if (target.task !== 'multiclass') return []
  const count = target.classes.length
  const found: ClassCurves[] = []
  for (let c = 0; c < count; c++) {
    onShare(c / count)
    const judged = await againstRest(model, c, pause)
    const question = {
      positiveClass: c,
      threshold: null,
      campaign: null,
      scenarios: [],
      values: {},
    }
    const { ranking } = await answerPlan(model, question, pause, () => undefined)
    found.push({ ...judged, ranking })
  }
  return found
}

/** One class against all the rest on the test rows. @param of its index */
export function againstRest(
  { network, train, test }: EvaluatedModel,
  of: number,
  pause: Pause,
): Promise<AgainstRest> {
  return judgeAgainstRest(
    {
      actual: test.targets,
      chances: test.outputs,
      classes: outputsOf(network),
      trainActual: train.targets,
      of,
    },
    pause,
  )
}
