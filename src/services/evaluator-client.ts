import { proxy, transfer } from 'comlink'
import type { CalibrationMethod } from '../domain/calibration/calibration.ts'
import type { Recalibrated } from '../domain/calibration/with-calibration.ts'
import type { Comparison } from '../domain/contenders/comparison.ts'
import type { MovedQuestion, PlanAnswer, PlanQuestion } from '../domain/campaign/plan-question.ts'
import type { MovedOutcome } from '../domain/campaign/sensitivity.ts'
import type { BestCuts } from '../domain/judgement/best-cuts.ts'
import type { AgainstRest, ClassCurves, Judgement } from '../domain/judgement/judgement.ts'
import type { PartCuts } from '../domain/judgement/part-cuts.ts'
import { buffersOfData } from '../domain/prepared-data.ts'
import type { Result } from '../domain/result.ts'
import type { ColumnEffect, Dependence } from '../domain/why/dependence.ts'
import type { Importance } from '../domain/why/importance.ts'
import type {
  EvaluationJob,
  EvaluatorApi,
  OnShare,
  RowCheck,
  RowToCheck,
} from '../protocol/evaluator-api.ts'
import { startWorker } from './start-worker.ts'
import { WorkerClient } from './worker-client.ts'

/** The evaluator worker as the page sees it: every call ends, with a value or with a failure. */
export class EvaluatorClient {
  readonly #worker = new WorkerClient<EvaluatorApi>('evaluator', () =>
    startWorker(
      (Worker) =>
        new Worker(new URL('../../workers/evaluator/evaluator.worker.ts', import.meta.url), {
          type: 'module',
          name: 'evaluator',
        }),
    ),
  )

  /** The arrays of `job.data` are transferred: unusable afterwards. */
  open(job: EvaluationJob): Promise<Result<void>> {
    return this.#worker.call((api) => api.open(transfer(job, buffersOfData(job.data))))
  }

  contenders(onShare: OnShare): Promise<Result<Comparison>> {
    return this.#worker.call((api) => api.contenders(proxy(onShare)))
  }

  /** Ends what is under way; those calls fail with `cancelled`. */
  cancel(): void {
    void this.#worker.call(async (api) => {
      await api.cancel()
      return { ok: true, value: undefined }
    })
  }

  plan(question: PlanQuestion, onShare: OnShare): Promise<Result<PlanAnswer>> {
    return this.#worker.call((api) => api.plan(question, proxy(onShare)))
  }

  movedPlan(question: MovedQuestion): Promise<Result<MovedOutcome>> {
    return this.#worker.call((api) => api.movedPlan(question))
  }

  thresholdAt(depth: number): Promise<Result<number>> {
    return this.#worker.call((api) => api.thresholdAt(depth))
  }

  cuts(threshold: number): Promise<Result<PartCuts>> {
    return this.#worker.call((api) => api.cuts(threshold))
  }

  bestCuts(): Promise<Result<BestCuts | null>> {
    return this.#worker.call((api) => api.bestCuts())
  }

  importance(onShare: OnShare): Promise<Result<Importance>> {
    return this.#worker.call((api) => api.importance(proxy(onShare)))
  }

  dependence(column: number, output: number): Promise<Result<Dependence>> {
    return this.#worker.call((api) => api.dependence(column, output))
  }

  effects(columns: readonly number[], onShare: OnShare): Promise<Result<ColumnEffect[]>> {
    return this.#worker.call((api) => api.effects(columns, proxy(onShare)))
  }

  sortedAnswers(output: number): Promise<Result<Float64Array>> {
    return this.#worker.call((api) => api.sortedAnswers(output))
  }

  checkRow(row: RowToCheck): Promise<Result<RowCheck>> {
    return this.#worker.call((api) => api.checkRow(row))
  }

  judgement(onShare: OnShare): Promise<Result<Judgement>> {
    return this.#worker.call((api) => api.judgement(proxy(onShare)))
  }

  classCurves(onShare: OnShare): Promise<Result<ClassCurves[]>> {
    return this.#worker.call((api) => api.classCurves(proxy(onShare)))
  }

  againstRest(of: number): Promise<Result<AgainstRest>> {
    return this.#worker.call((api) => api.againstRest(of))
  }

  recalibrate(method: CalibrationMethod | null, threshold: number): Promise<Result<Recalibrated>> {
    return this.#worker.call((api) => api.recalibrate(method, threshold))
  }

  /** Frees the memory of the model and its rows. */
  terminate(): void {
    this.#worker.terminate()
  }
}
