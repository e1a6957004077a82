// `npm run bench`: how fast the engines and the forward pass are beside what a person could take instead.
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname } from 'node:path'
import { readOptions, USAGE, type BenchOptions } from './bench/arguments.ts'
import { measureScoring, measureTables, measureTraining } from './bench/measure.ts'
import { measureReading } from './bench/measure-reading.ts'
import { measureDecisions } from './bench/measure-decisions.ts'
import { openPage } from './bench/open-page.ts'
import {
  autoLines,
  decisionsTable,
  peakTable,
  readingTable,
  scoringTable,
  tablesTable,
  trainingTable,
} from './bench/print-results.ts'

const started = new Date()

async function run(options: BenchOptions): Promise<void> {
  const report = (what: string) => {
    const seconds = Math.round((Date.now() - started.getTime()) / 1000)
    process.stderr.write(`${seconds} s: ${what}\n`)
  }
  const has = (part: BenchOptions['parts'][number]) => options.parts.includes(part)
  report('building the page')
  const page = await openPage()
  try {
    const adapter = await page.adapter()
    // First, while nothing else has taken memory.
    const reading = has('reading') ? await measureReading(page, options, report) : undefined
    const training = has('training') ? await measureTraining(page, options, report) : undefined
    const scoring = has('scoring') ? await measureScoring(page, options, report) : undefined
    const tables = has('tables') ? await measureTables(page, options, report) : undefined
    const decisions = has('decisions') ? await measureDecisions(page, options, report) : undefined
    const machine = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores`
    const sections = [
      `${machine}; adapter ${adapter ?? 'none'}; ${options.rounds} rounds; 12x: twelve times as fast, by the median (in the worst round)`,
      ...(training ? [trainingTable(training), autoLines(training)] : []),
      ...(training && training.peaks.length > 0 ? [peakTable(training)] : []),
      ...(scoring ? [`Scoring ${scoring.rows} rows\n${scoringTable(scoring)}`] : []),
      ...(reading ? [`Opening files\n${readingTable(reading)}`] : []),
      ...(decisions ? [`From a score to a decision\n${decisionsTable(decisions)}`] : []),
      ...(tables ? [`wasm, tables of any length\n${tablesTable(tables)}`] : []),
    ]
    console.log(sections.join('\n\n'))
    mkdirSync(dirname(options.json), { recursive: true })
    const figures = {
      started,
      machine,
      adapter,
      options,
      training,
      scoring,
      tables,
      reading,
      decisions,
    }
    writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`)
    report(`the figures are in ${options.json}`)
  } finally {
    await page.close()
  }
}

function optionsOrUsage(): BenchOptions {
  try {
    return readOptions(process.argv.slice(2), started)
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
    process.exit(2)
  }
}

await run(optionsOrUsage())
