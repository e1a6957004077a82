import './trusted-types.ts'
import { parseExperimentText } from '../domain/experiment-schema.ts'
import { predictionsCsv } from '../domain/predictions-csv.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import type { TrainingEvent } from '../domain/training.ts'
import type { OpenedTable, PreparationPlan } from '../protocol/data-api.ts'
import type { ReadingOptions } from '../domain/reading-options.ts'
import type { ReadingProgress } from '../protocol/table-source.ts'
import {
  type ExperimentReport,
  reportExperiment,
  reportTable,
  type TableReport,
} from './command-report.ts'
import { findAbout, type Judged, type ModelFindings } from './command-findings.ts'
import { DataClient } from './data-client.ts'
import { download } from './downloads.ts'
import { type FinishedRun, runExperiment } from './experiment-runner.ts'
import { ArchiveClient } from './archive-client.ts'
import { TrainerClient } from './trainer-client.ts'

/** Names of the file inputs through which the command line hands over a table and a file to score. */
export type InputName = 'data' | 'score'

export type OutputName = 'table.csv' | 'predictions.csv' | 'scores.csv' | 'model.terrarium'

/** How a run goes on, as far as a terminal shows it. */
export type CommandProgress =
  | ({ stage: 'reading' | 'scoring' } & ReadingProgress)
  | { stage: 'prepared'; rows: PreparationPlan['rows']; inputs: number }
  | { stage: 'training'; event: TrainingEvent }
  | { stage: 'judging'; what: Judged; share: number }

declare global {
  interface Window {
    /** What this page offers to the command line. */
    terrarium?: CommandPage
    /** Defined by the command line before the page is loaded. */
    terrariumProgress?: (progress: CommandProgress) => unknown
  }
}

/**
 * The page as the command line drives it: file inputs instead of the app, and behind them the app's own clients
 * and workers. Answers are plain data; files leave through the browser's download.
 */
export class CommandPage {
  readonly #inputs: Record<InputName, HTMLInputElement>
  readonly #data = new DataClient()
  #table: OpenedTable | undefined
  #run: FinishedRun | undefined
  #scores: Blob | undefined

  constructor(inputs: Record<InputName, HTMLInputElement>) {
    this.#inputs = inputs
  }

  /** Takes the key for pseudonyms; to be called before a table is read. */
  async useKey(key: string): Promise<Result<void>> {
    const taken = await this.#data.useKey(key)
    return taken.ok ? ok(undefined) : taken
  }

  /** Reads the table that was handed over. */
  async describe(reading: ReadingOptions): Promise<Result<TableReport>> {
    const opened = await this.#open(reading)
    return opened.ok ? ok(reportTable(opened.value)) : opened
  }

  /**
   * Runs an experiment on the table, then scores the other file if there is one.
   * @param text the experiment as JSON
   */
  async experiment(text: string, reading: ReadingOptions): Promise<Result<ExperimentReport>> {
    const experiment = parseExperimentText(text)
    if (!experiment.ok) return experiment
    const opened = await this.#open(reading)
    if (!opened.ok) return opened
    const { name, seconds } = opened.value
    const run = await runExperiment({
      data: this.#data,
      trainer: new TrainerClient(),
      experiment: experiment.value,
      file: name,
      name: `${experiment.value.target} · ${name}`,
      onPrepared: ({ rows, network }) => {
        tell({ stage: 'prepared', rows, inputs: network.inputs })
      },
      onEvent: (event) => {
        tell({ stage: 'training', event })
      },
      onTrainerDeath: () => true,
    })
    if (!run.ok) return run
    this.#table = opened.value
    this.#run = run.value
    const scored = await this.#score(run.value)
    return scored.ok ? ok(reportExperiment(run.value, seconds)) : scored
  }

  /** Judges the model of the experiment that was run, as the page does. */
  async findings(): Promise<Result<ModelFindings>> {
    if (this.#run === undefined || this.#table === undefined) throw new Error('nothing was run')
    return findAbout({
      run: this.#run,
      profile: this.#table.profile,
      data: this.#data,
      onShare: (what, share) => {
        tell({ stage: 'judging', what, share })
      },
    })
  }

  /** Starts the download of something that `describe` or `experiment` has made possible. */
  async save(name: OutputName): Promise<Result<void>> {
    const made = await this.#make(name)
    if (!made.ok) return made
    download(made.value, name)
    return ok(undefined)
  }

  async #open(reading: ReadingOptions): Promise<Result<OpenedTable>> {
    const file = this.#file('data')
    if (file === undefined) return fail('noTable', {})
    return this.#data.open({ name: file.name, blob: file }, reading, (progress) => {
      tell({ stage: 'reading', ...progress })
    })
  }

  async #score({ model }: FinishedRun): Promise<Result<void>> {
    const file = this.#file('score')
    if (file === undefined) return ok(undefined)
    const { recipe, network, weights, threshold } = model
    const scored = await this.#data.score(
      { recipe, network, weights, threshold },
      { name: file.name, blob: file },
      (progress) => {
        tell({ stage: 'scoring', ...progress })
      },
    )
    if (!scored.ok) return scored
    // For programs, so exact: nothing is done for the sake of spreadsheets.
    const exact = { defuseFormulas: false, byteOrderMark: false }
    const written = await this.#data.writeScores(exact, () => undefined)
    if (!written.ok) return written
    this.#scores = written.value
    return ok(undefined)
  }

  async #make(name: OutputName): Promise<Result<Blob>> {
    if (name === 'table.csv') return this.#data.writeTable()
    if (this.#run === undefined) throw new Error('no experiment was run')
    const { used, outcome, model } = this.#run
    switch (name) {
      case 'predictions.csv': {
        const { target } = model.recipe
        return ok(new Blob([predictionsCsv(used, outcome.outputs, target, model.threshold)]))
      }
      case 'model.terrarium':
        return new ArchiveClient().pack({ kind: 'model', model })
      case 'scores.csv':
        if (this.#scores === undefined) throw new Error('no file was scored')
        return ok(this.#scores)
    }
  }

  #file(name: InputName): File | undefined {
    return this.#inputs[name].files?.[0]
  }
}

function tell(progress: CommandProgress): void {
  window.terrariumProgress?.(progress)
}

function addInput(name: InputName): HTMLInputElement {
  const input = document.createElement('input')
  input.type = 'file'
  input.name = name
  document.body.append(input)
  return input
}

window.terrarium = new CommandPage({ data: addInput('data'), score: addInput('score') })
