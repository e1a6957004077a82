import type { StopReason, TrainingEvent } from '../../src/domain/training.ts'
import { unreachable } from '../../src/domain/result.ts'
import { describeFailure } from '../../src/messages/describe-failure.ts'
import { en } from '../../src/messages/en.ts'
import type { Judged } from '../../src/services/command-findings.ts'
import type { CommandProgress } from '../../src/services/command-page.ts'

const INTERVAL_MS = 1000

const { format } = en

const ENDINGS: Record<StopReason, string> = {
  epochs: 'All epochs are done',
  earlyStopping: 'Stopped early, as the validation loss no longer fell',
  stopped: 'Stopped',
  diverged: 'Stopped, as the loss grew beyond all numbers: try a smaller learning rate',
}

const JUDGED: Record<Judged, string> = {
  judgement: 'Judging the model',
  comparison: 'Fitting simpler models',
  ranking: 'Ranking the rows',
  classCurves: 'Judging each class',
  campaign: 'Planning the campaign',
  importance: 'Measuring what each column is worth',
  effects: 'Moving each column',
  repeatedSeeds: 'Training again from other seeds',
}

/** Says on standard error how a run goes on: at most about a line a second, and every change of stage. */
export class ProgressPrinter {
  #printedAt = -Infinity
  #printed = ''

  show(progress: CommandProgress): void {
    const { stage } = progress
    switch (stage) {
      case 'reading':
      case 'scoring': {
        const { bytesRead, bytesTotal, rows } = progress
        const verb = stage === 'reading' ? 'Reading' : 'Scoring'
        const line = `${verb}: ${format.percent(bytesRead / bytesTotal)}, ${format.count(rows)} rows`
        this.#print(line, bytesRead === bytesTotal)
        return
      }
      case 'prepared': {
        const { train, validation, test, skipped } = progress.rows
        this.#print(
          `Prepared: ${train} training, ${validation} validation, ${test} test rows, ` +
            `${skipped} skipped; ${progress.inputs} inputs`,
          true,
        )
        return
      }
      case 'training':
        this.#showEvent(progress.event)
        return
      case 'judging':
        this.#print(`${JUDGED[progress.what]}: ${format.percent(progress.share)}`, false)
        return
      default:
        unreachable(stage)
    }
  }

  #showEvent(event: TrainingEvent): void {
    switch (event.type) {
      case 'measuring':
        this.#print(`Measuring a few steps of ${event.engine}`, true)
        return
      case 'started': {
        const { name, adapter } = event.engine
        const on = adapter === null ? '' : ` on ${adapter}`
        this.#print(`Training with ${name}${on}: ${event.stepsPerEpoch} steps an epoch`, true)
        return
      }
      case 'progress':
        this.#print(
          `Epoch ${event.epoch}: step ${event.step}, ${format.number(event.stepsPerSecond)} steps/s`,
          false,
        )
        return
      case 'epoch': {
        const last = event.records.at(-1)
        if (last === undefined) return
        const { epoch, trainLoss, validationLoss } = last
        const losses = `training loss ${format.number(trainLoss)}, validation loss ${format.number(validationLoss)}`
        this.#print(`Epoch ${epoch}: ${losses}, best so far epoch ${event.bestEpoch}`, false)
        return
      }
      case 'engineChanged': {
        const why = describeFailure(en, event.failure)
        this.#print(`${why} Going on with ${event.engine.name} after epoch ${event.epoch}`, true)
        return
      }
      case 'deviceRenewed':
        this.#print(
          `The GPU was lost and is back: going on with it after epoch ${event.epoch}`,
          true,
        )
        return
      case 'finished':
        this.#print(`${ENDINGS[event.reason]}; the best epoch is ${event.bestEpoch}`, true)
        return
      // A failure is the last line of all, printed by whoever gets it as a result.
      case 'failed':
      case 'checkpoint':
      case 'compiling':
      case 'paused':
      case 'resumed':
        return
      default:
        unreachable(event)
    }
  }

  #print(line: string, always: boolean): void {
    const now = performance.now()
    if (line === this.#printed || (!always && now - this.#printedAt < INTERVAL_MS)) return
    this.#printedAt = now
    this.#printed = line
    console.error(line)
  }
}
