import type { CalibrationMethod } from '../../src/domain/calibration/calibration.ts'
import type { Recalibrated } from '../../src/domain/calibration/with-calibration.ts'
import type { Comparison } from '../../src/domain/contenders/comparison.ts'
import type {
  MovedQuestion,
  PlanAnswer,
  PlanQuestion,
} from '../../src/domain/campaign/plan-question.ts'
import type { MovedOutcome } from '../../src/domain/campaign/sensitivity.ts'
import { bestCuts, type BestCuts } from '../../src/domain/judgement/best-cuts.ts'
import type { AgainstRest, ClassCurves, Judgement } from '../../src/domain/judgement/judgement.ts'
import { judgePartCuts, type PartCuts } from '../../src/domain/judgement/part-cuts.ts'
import { fail, ok, type Result } from '../../src/domain/result.ts'
import type { ColumnEffect, Dependence } from '../../src/domain/why/dependence.ts'
import type { Importance } from '../../src/domain/why/importance.ts'
import type {
  EvaluationJob,
  EvaluatorApi,
  OnShare,
  RowCheck,
  RowToCheck,
} from '../../src/protocol/evaluator-api.ts'
import { yieldToMessages } from '../yield-to-messages.ts'
import { answerMoved, answerPlan, thresholdAt } from './campaign-plan.ts'
import { againstRest, classCurves } from './class-curves.ts'
import { evaluatedModel, type EvaluatedModel } from './evaluated-model.ts'
import { checkRow, dependenceOf, effectsOf, importanceOf, sortedAnswers } from './explain.ts'
import { judgeModel } from './judge-model.ts'
import { recalibrate } from './recalibrate.ts'
import { fitContenders } from './fit-contenders.ts'

/** Lets other calls in; throws `Cancelled` once the work is no longer wanted. */
type Pause = () => Promise<void>

class Cancelled extends Error {}

/** Judges and explains one model: what it says about its rows is worked out once and asked in many ways. */
export class EvaluatorService implements EvaluatorApi {
  readonly #running = new Set<AbortController>()
  #model: EvaluatedModel | undefined

  ping(): Promise<string> {
    return Promise.resolve(__BUILD_ID__)
  }

  async open(job: EvaluationJob): Promise<Result<void>> {
    await this.cancel()
    this.#model = undefined
    return this.#work(async (pause) => {
      this.#model = await evaluatedModel(job, pause)
    })
  }

  contenders(onShare: OnShare): Promise<Result<Comparison>> {
    return this.#ask((model, pause) => fitContenders(model, pause, onShare))
  }

  cancel(): Promise<void> {
    for (const controller of this.#running) controller.abort()
    return Promise.resolve()
  }

  plan(question: PlanQuestion, onShare: OnShare): Promise<Result<PlanAnswer>> {
    return this.#ask((model, pause) => answerPlan(model, question, pause, onShare))
  }

  movedPlan(question: MovedQuestion): Promise<Result<MovedOutcome>> {
    return this.#ask((model, pause) => answerMoved(model, question, pause))
  }

  thresholdAt(depth: number): Promise<Result<number>> {
    return this.#ask((model, pause) => thresholdAt(model, depth, pause))
  }

  cuts(threshold: number): Promise<Result<PartCuts>> {
    return this.#ask(({ validation, test, train }) =>
      Promise.resolve(judgePartCuts(validation, test, train.targets, threshold)),
    )
  }

  bestCuts(): Promise<Result<BestCuts | null>> {
    return this.#ask(({ validation: { targets, outputs } }) =>
      Promise.resolve(bestCuts(targets, outputs)),
    )
  }

  importance(onShare: OnShare): Promise<Result<Importance>> {
    return this.#ask((model, pause) => importanceOf(model, onShare, pause))
  }

  dependence(column: number, output: number): Promise<Result<Dependence>> {
    return this.#ask((model, pause) => dependenceOf(model, column, output, pause))
  }

  effects(columns: readonly number[], onShare: OnShare): Promise<Result<ColumnEffect[]>> {
    return this.#ask((model, pause) => effectsOf(model, columns, onShare, pause))
  }

  sortedAnswers(output: number): Promise<Result<Float64Array>> {
    return this.#ask((model) => Promise.resolve(sortedAnswers(model, output)))
  }

  checkRow(row: RowToCheck): Promise<Result<RowCheck>> {
    return this.#work((pause) => checkRow(row, pause))
  }

  judgement(onShare: OnShare): Promise<Result<Judgement>> {
    return this.#ask((model, pause) => judgeModel(model, pause, onShare))
  }

  classCurves(onShare: OnShare): Promise<Result<ClassCurves[]>> {
    return this.#ask((model, pause) => classCurves(model, pause, onShare))
  }

  againstRest(of: number): Promise<Result<AgainstRest>> {
    return this.#ask((model, pause) => againstRest(model, of, pause))
  }

  recalibrate(method: CalibrationMethod | null, threshold: number): Promise<Result<Recalibrated>> {
    return this.#ask((model, pause) => recalibrate(model, method, threshold, pause))
  }

  /** Works on the open model. */
  #ask<Value>(
    work: (model: EvaluatedModel, pause: Pause) => Promise<Value>,
  ): Promise<Result<Value>> {
    return this.#work((pause) => {
      if (!this.#model) throw new Cancelled()
      return work(this.#model, pause)
    })
  }

  async #work<Value>(work: (pause: Pause) => Promise<Value>): Promise<Result<Value>> {
    const controller = new AbortController()
    this.#running.add(controller)
    try {
      return ok(
        await work(async () => {
          await yieldToMessages()
          if (controller.signal.aborted) throw new Cancelled()
        }),
      )
    } catch (error) {
      if (error instanceof Cancelled) return fail('cancelled', {})
      throw error
    } finally {
      this.#running.delete(controller)
    }
  }
}
