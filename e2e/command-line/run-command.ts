import { basename, dirname } from 'node:path'
import { ensureBrowser } from '../../scripts/ensure-browser.mjs'
import type { OutputName } from '../../src/services/command-page.ts'
import type { ExperimentReport } from '../../src/services/command-report.ts'
import type { AppPage } from './app-page.ts'
import type { Command } from './arguments.ts'
import { buildApp } from './build-app.ts'
import { CommandError } from './command-error.ts'
import { readableFile, readExperiment, readKey } from './input-files.ts'
import { OutputFolder } from './output-files.ts'
import { ProgressPrinter } from './progress-printer.ts'
import { ReportFile } from './report-file.ts'

/** A command under way: what it will say, and how to leave nothing behind if it does not come to that. */
export interface RunningCommand {
  /** What is printed as JSON. Rejects with a CommandError for everything that is expected to go wrong. */
  report: Promise<object>
  /** Removes what is half-written; for a command that failed or is not awaited any more. */
  discard: () => void
}

/** What a run prints: paths are those of `--out` as given, `null` for what was not written. */
export interface PrintedExperiment extends ExperimentReport {
  files: {
    predictions: string | null
    scores: string | null
    model: string | null
    /** With `--report` only. */
    report?: string
  }
}

/**
 * Checks what can be checked without a browser, then starts the work.
 * @throws CommandError with status 2
 */
export function startCommand(command: Command): RunningCommand {
  return command.kind === 'describe' ? startDescribing(command) : startExperiment(command)
}

function startDescribing({
  data,
  reading,
  table,
}: Extract<Command, { kind: 'describe' }>): RunningCommand {
  const input = readableFile(data)
  const name = table === undefined ? '' : basename(table)
  const output = table === undefined ? undefined : new OutputFolder(dirname(table), [name], [input])
  const report = withApp(async (app) => {
    await app.give('data', input)
    const described = await app.describe(reading)
    await output?.write([{ name, save: (path) => app.save('table.csv', path) }])
    return described
  })
  return { report, discard: () => output?.discard() }
}

function startExperiment({
  data,
  reading,
  experiment: document,
  score,
  out,
  engine,
  report,
  keyFile,
}: Extract<Command, { kind: 'experiment' }>): RunningCommand {
  const input = readableFile(data)
  const key = keyFile === undefined ? undefined : readKey(keyFile)
  const toScore = score === undefined ? undefined : readableFile(score)
  const text = JSON.stringify(readExperiment(document, engine))
  const names: OutputName[] = [
    'predictions.csv',
    ...(toScore === undefined ? [] : ['scores.csv' as const]),
    'model.terrarium',
  ]
  const others = [document, score, keyFile].flatMap((path) => path ?? [])
  const inputs = [input, ...others.map(readableFile)]
  const output = out === undefined ? undefined : new OutputFolder(out, names, inputs)
  const reportFile = report === undefined ? undefined : new ReportFile(report, inputs)
  const printed = withApp(async (app) => {
    await app.give('data', input)
    if (toScore !== undefined) await app.give('score', toScore)
    if (key !== undefined) await app.useKey(key)
    const result = await app.experiment(text, reading)
    const told = reportFile && { file: reportFile, findings: await app.findings() }
    await output?.write(names.map((name) => ({ name, save: (path) => app.save(name, path) })))
    await told?.file.write(told.findings)
    const written = (name: OutputName) =>
      out === undefined ? null : `${out.replace(/\/+$/, '')}/${name}`
    const files = {
      predictions: written('predictions.csv'),
      scores: toScore === undefined ? null : written('scores.csv'),
      model: written('model.terrarium'),
      ...(report !== undefined && { report }),
    }
    return { ...result, files } satisfies PrintedExperiment
  })
  return {
    report: printed,
    discard: () => {
      output?.discard()
      reportFile?.discard()
    },
  }
}

async function withApp(use: (app: AppPage) => Promise<object>): Promise<object> {
  await buildApp()
  if (!(await ensureBrowser())) {
    throw new CommandError(1, 'No Chromium could be installed: set CHROMIUM to the path of one.')
  }
  // Loaded late, so that wrong options are refused at once.
  const { AppPage } = await import('./app-page.ts')
  const printer = new ProgressPrinter()
  const app = await AppPage.open((progress) => {
    printer.show(progress)
  })
  try {
    return await use(app)
  } finally {
    await app.close()
  }
}
