import { parseArgs } from 'node:util'
import type { ReadingOptions } from '../../src/domain/reading-options.ts'
import { CommandError } from './command-error.ts'
import { READING_OPTIONS, readingOptions } from './reading-arguments.ts'

/** What the person typed; paths are as given. */
export type Command =
  | { kind: 'describe'; data: string; reading: ReadingOptions; table: string | undefined }
  | {
      kind: 'experiment'
      data: string
      reading: ReadingOptions
      experiment: string
      score: string | undefined
      out: string | undefined
      engine: string | undefined
      report: string | undefined
      /** Path of the key for pseudonyms. */
      keyFile: string | undefined
    }

const TEXT_OPTIONS = [
  ...(['data', 'experiment', 'score', 'out', 'engine', 'report', 'table', 'key-file'] as const),
  ...READING_OPTIONS,
] as const
const OPTIONS = [...TEXT_OPTIONS, 'describe'] as const

type Option = (typeof OPTIONS)[number]

/**
 * Reads `--data FILE --experiment FILE.json [--score FILE] [--out DIR] [--engine NAME] [--report FILE.json]
 * [--key-file FILE]` or `--data FILE --describe [--table OUT.csv]`, both with `READING_OPTIONS`; `--name=value` is the
 * same as `--name value`.
 * @throws CommandError with status 2
 */
export function readArguments(args: readonly string[]): Command {
  const given = readOptions(args)
  const data = given.get('data')
  if (data === undefined) throw new CommandError(2, 'Say which table to read with --data FILE.')
  if (given.has('describe')) {
    refuse(
      given,
      ['experiment', 'score', 'out', 'engine', 'report', 'key-file'],
      'cannot go with --describe',
    )
    return { kind: 'describe', data, reading: readingOptions(given), table: given.get('table') }
  }
  refuse(given, ['table'], 'goes with --describe only')
  const experiment = given.get('experiment')
  if (experiment === undefined) {
    throw new CommandError(
      2,
      'Add --experiment FILE.json to train, or --describe to look at the table.',
    )
  }
  return {
    kind: 'experiment',
    data,
    reading: readingOptions(given),
    experiment,
    score: given.get('score'),
    out: given.get('out'),
    engine: given.get('engine'),
    report: given.get('report'),
    keyFile: given.get('key-file'),
  }
}

function refuse(given: ReadonlyMap<Option, string>, options: Option[], why: string): void {
  const found = options.find((option) => given.has(option))
  if (found !== undefined) throw new CommandError(2, `--${found} ${why}.`)
}

function readOptions(args: readonly string[]): Map<Option, string> {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(TEXT_OPTIONS.map((name) => [name, { type: 'string' as const }])),
    // The sentences of the strict mode run over several lines.
    strict: false,
    tokens: true,
  })
  const given = new Map<Option, string>()
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional') {
      throw new CommandError(2, `“${token.value}” does not belong to any option.`)
    }
    const option = OPTIONS.find((name) => name === token.name)
    if (option === undefined) {
      const known = OPTIONS.map((name) => `--${name}`).join(', ')
      throw new CommandError(2, `${token.rawName} is not an option; there are ${known}.`)
    }
    if (given.has(option)) throw new CommandError(2, `--${option} is given twice.`)
    given.set(option, valueOf(option, token))
  }
  return given
}

function valueOf(
  option: Option,
  { value, inlineValue }: { value: string | undefined; inlineValue: boolean | undefined },
): string {
  if (option === 'describe') {
    if (value !== undefined) throw new CommandError(2, '--describe takes no value.')
    return ''
  }
  // Without a value of its own an option would swallow the next one.
  if (!value || (inlineValue === false && value.startsWith('--'))) {
    throw new CommandError(2, `--${option} needs a value.`)
  }
  return value
}
