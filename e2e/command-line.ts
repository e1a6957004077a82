// `npm run experiment`: runs one experiment on one table, or describes a table, in the app's own workers.
import { readArguments } from './command-line/arguments.ts'
import { CommandError, firstLine } from './command-line/command-error.ts'
import { startCommand, type RunningCommand } from './command-line/run-command.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const interrupted = new Promise<never>((_resolve, reject) => {
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      reject(new CommandError(1, `Ended by ${signal}; nothing was written.`))
    })
  }
})

async function main(): Promise<number> {
  let running: RunningCommand | undefined
  try {
    running = startCommand(readArguments(process.argv.slice(2)))
    const report = await Promise.race([running.report, interrupted])
    await print(JSON.stringify(report))
    return 0
  } catch (error) {
    running?.discard()
    if (error instanceof CommandError) {
      console.error(error.message)
      return error.status
    }
    console.error(`Something went wrong that should not: ${firstLine(error)}`)
    return 1
  }
}

/** Resolves when the line is out of our hands: `process.exit` would cut off what a pipe has not taken yet. */
function print(line: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${line}\n`, (error) => {
      if (error) reject(error)
      else resolve()
    })
  })
}

// Playwright ends its browser when the process does.
void main().then((status) => process.exit(status))
