import { judgeBinary } from '../../src/domain/judgement/judge-binary.ts'
import { judgeMulticlass } from '../../src/domain/judgement/judge-multiclass.ts'
import { judgeRegression } from '../../src/domain/judgement/judge-regression.ts'
import type { Judgement } from '../../src/domain/judgement/judgement.ts'
import { unreachable } from '../../src/domain/result.ts'
import type { EvaluatedModel } from './evaluated-model.ts'
import { logitRows } from './logit-rows.ts'

/**
 * Everything that curves say about the test rows; there is at least one.
 * @param tell share done, 0 to 1
 */
export async function judgeModel(
  model: EvaluatedModel,
  pause: () => Promise<void>,
  tell: (share: number) => void,
): Promise<Judgement> {
  const { test, recipe } = model
  const { target } = recipe
  switch (target.task) {
    case 'binary':
      return judgeBinary({ ...(await logitRows(model, pause)), applied: target.calibration }, pause)
    case 'multiclass':
      return judgeMulticlass(test.targets, test.outputs, pause, tell)
    case 'regression':
      return judgeRegression(test.targets, test.outputs, pause)
    default:
      return unreachable(target)
  }
}
