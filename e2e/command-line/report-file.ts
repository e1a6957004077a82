import { writeFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { modelReport, type ModelReport } from '../../src/domain/report/model-report.ts'
import { stepsOf } from '../../src/messages/describe-steps.ts'
import { en } from '../../src/messages/en.ts'
import type { ModelFindings } from '../../src/services/command-findings.ts'
import { OutputFolder } from './output-files.ts'

/** The file of `--report`: everything that is to be said about a model, as one JSON document. */
export class ReportFile {
  readonly #name: string
  readonly #folder: OutputFolder

  /**
   * @param path as given by the person
   * @param inputs absolute paths that must not be overwritten
   * @throws CommandError with status 2
   */
  constructor(path: string, inputs: readonly string[]) {
    this.#name = basename(path)
    this.#folder = new OutputFolder(dirname(path), [this.#name], inputs)
  }

  async write(findings: ModelFindings): Promise<void> {
    const text = `${JSON.stringify(reportOn(findings), null, 2)}\n`
    await this.#folder.write([{ name: this.#name, save: (path) => writeFile(path, text) }])
  }

  /** After a failure: removes what is half-written. */
  discard(): void {
    this.#folder.discard()
  }
}

function reportOn({
  model,
  concerns,
  effects,
  classCurves,
  repeatedSeeds,
}: ModelFindings): ModelReport {
  return modelReport(model, {
    looks: undefined,
    describe: (column) => stepsOf(en, column),
    ...concerns,
    effects,
    classCurves: classCurves ?? undefined,
    repeatedSeeds,
  })
}
