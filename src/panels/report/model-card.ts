import type { KeyValue } from '../../components/key-value.ts'
import type { ModelReport } from '../../domain/report/model-report.ts'
import type { Messages } from '../../messages/en.ts'
import { cautionWords, verdictWords } from '../evaluate/verdict-words.ts'
import { showMeasured, showMetric } from '../evaluate/show-metric.ts'
import { cardFindings } from './card-findings.ts'
import { commandFor, dataFacts, limitText, modelFacts } from './report-facts.ts'

/**
 * A report as a model card in Markdown, with the sections of Mitchell et al. (2019), "Model Cards for Model
 * Reporting". What only people know, the intended use, is left to them.
 */
export function modelCard(m: Messages, report: ModelReport, locale: string): string {
  const words = m.report
  return [
    `# ${text(words.title(report.model.name))}`,
    ...verdict(m, report),
    section(words.details, facts(modelFacts(m, report))),
    section(words.use, `${words.useHow}\n\n${words.notUseHow}`),
    section(words.data, facts(dataFacts(m, report))),
    section(
      words.preparation,
      table(
        [m.prepare.column, m.data.kind, m.prepare.becomes],
        report.preparation.map(({ column, kind, becomes }) => [
          column,
          m.data.kinds[kind === 'hashed' ? 'category' : kind],
          m.common.series(becomes),
        ]),
      ),
    ),
    section(words.results, results(m, report)),
    ...cardFindings(m, report, locale).map(({ title, heads, rows, note }) =>
      section(title, table(heads, rows) + (note === undefined ? '' : `\n\n${text(note)}`)),
    ),
    section(
      words.limits,
      report.limits.length === 0
        ? words.noLimits
        : report.limits.map((limit) => `- ${text(limitText(m, limit))}`).join('\n'),
    ),
    section(words.reproduce, reproduction(m, report)),
  ].join('\n\n')
}

const section = (title: string, body: string) => `## ${title}\n\n${body}`

function verdict(m: Messages, { verdict: found, caution, question, test }: ModelReport): string[] {
  const metric = test.metrics?.[0]?.name
  if (found === null || metric === undefined) return []
  const { positive, classes } = question
  const answer = (isPositive: boolean) =>
    (isPositive ? positive : classes?.find((name) => name !== positive)) ?? ''
  const judged = { task: question.task, metric, answer }
  const { lead, text: why } = verdictWords(m, found, judged)
  const heed = caution && cautionWords(m, caution, judged)
  const said = `${lead === undefined ? '' : `**${text(lead)}** `}${text(why)}`
  return [section(m.report.verdict, heed === null ? said : `${said}\n\n${text(heed)}`)]
}

function results(m: Messages, { test, question }: ModelReport): string {
  const { metrics, confusion } = test
  if (metrics === null) return m.report.locked
  if (metrics.every(({ value }) => value === null)) return m.evaluate.notShown
  // A binary matrix has the answer looked for last.
  const yeses =
    question.positive === null
      ? undefined
      : confusion?.reduce((sum, counts) => sum + (counts.at(-1) ?? 0), 0)
  const measures = table(
    [m.evaluate.metric, m.evaluate.thisModel, m.evaluate.interval, m.evaluate.simplest],
    metrics.map((metric) => {
      const { value, interval } = showMeasured(m, metric, yeses)
      const { name, baseline } = metric
      return [m.evaluate.metrics[name], value, interval ?? '–', showMetric(m, name, baseline)]
    }),
  )
  const intervals = m.evaluate.intervalHow
  if (confusion === null || question.classes === null) return `${measures}\n\n${intervals}`
  const { positive } = question
  const classes =
    positive === null
      ? question.classes
      : [...question.classes.filter((name) => name !== positive), positive]
  const matrix = table(
    [`${m.train.actual} \\ ${m.train.predicted}`, ...classes],
    confusion.map((row, i) => [classes[i] ?? '', ...row.map((count) => m.format.count(count))]),
  )
  return `${measures}\n\n${intervals}\n\n### ${m.report.confusion}\n\n${matrix}`
}

function reproduction(m: Messages, report: ModelReport): string {
  const omitted =
    report.omitted.length === 0
      ? ''
      : `\n\n${text(m.report.omitted(m.common.list(report.omitted)))}`
  return [
    m.report.reproduceHow,
    fenced('sh', commandFor(report)),
    fenced('json', JSON.stringify(report.experiment, null, 2)),
  ]
    .join('\n\n')
    .concat(omitted, '\n')
}

/** A block whose fence is longer than any run of backticks in it. */
function fenced(language: string, code: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(code) + 1))
  return `${fence}${language}\n${code}\n${fence}`
}

/** On one line, between more backticks than stand together in it. One space at each end is none of it. */
function codeSpan(code: string): string {
  const fence = '`'.repeat(longestRun(code) + 1)
  const line = code.replace(/[\r\n]+/g, ' ')
  // Only spaces, or nothing, would leave the backticks themselves as text.
  if (line.trim() === '') return ''
  const pad = /^[` ]|[` ]$/.test(line) ? ' ' : ''
  return fence + pad + line + pad + fence
}

/** Of backticks that stand together. */
function longestRun(code: string): number {
  return Math.max(0, ...(code.match(/`+/g) ?? []).map(({ length }) => length))
}

function facts(items: readonly KeyValue[]): string {
  return items
    .map(({ term, value, mono }) => `- **${term}**: ${mono ? codeSpan(value) : text(value)}`)
    .join('\n')
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(text).join(' | ')} |`
  return [line(heads), `|${' --- |'.repeat(heads.length)}`, ...rows.map(line)].join('\n')
}

/** Words of a table are words in Markdown, too: nothing becomes a heading, a link, or HTML. */
function text(words: string): string {
  return words.replace(/[\r\n]+/g, ' ').replace(/[\\`*_[\]<>|#&~$]/g, '\\$&')
}
