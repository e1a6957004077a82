// `npm run bench`: how fast the engines and the forward pass are beside what a person could take instead.
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname } from 'node:path'
import { readOptions, USAGE, type BenchOptions } from './bench/arguments.ts'
import { measureScoring, measureTables, measureTraining } from './bench/measure.ts'
import { openPage } from './bench/open-page.ts'
import { autoLines, scoringTable, tablesTable, trainingTable } from './bench/print-results.ts'

const started = new Date()

async function run(options: BenchOptions): Promise<void> {
  const report = (what: string) => {
    const seconds = Math.round((Date.now() - started.getTime()) / 1000)
    process.stderr.write(`${seconds} s: ${what}\n`)
  }
  const has = (part: BenchOptions['parts'][number]) => options.parts.includes(part)
  report('building the page')
  const page = await openPage()
  const adapter = await page.adapter()
  const training = has('training') ? await measureTraining(page, options, report) : []
  const scoring = has('scoring') ? await measureScoring(page, options, report) : undefined
  const tables = has('tables') ? await measureTables(page, options, report) : []
  await page.close()

  const processor = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores`
  const sections = [
    `${processor}; adapter ${adapter ?? 'none'}; ${options.rounds} rounds, median (worst round)`,
    ...(training.length > 0 ? [trainingTable(training), autoLines(training)] : []),
    ...(scoring ? [`Scoring ${scoring.rows} rows\n${scoringTable(scoring)}`] : []),
    ...(tables.length > 0 ? [`wasm, tables of any length\n${tablesTable(tables)}`] : []),
  ]
  console.log(sections.join('\n\n'))
  mkdirSync(dirname(options.json), { recursive: true })
  const figures = { started, processor, adapter, options, training, scoring, tables }
  writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`)
  report(`the figures are in ${options.json}`)
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
