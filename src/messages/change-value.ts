import { resolveNetwork } from '../domain/resolve-experiment.ts'
import type { LayerChoice } from '../domain/experiment.ts'
import type { OutlierClip, NumberBins, DateTenure } from '../domain/preparation-steps.ts'
import type { PrivacyStep } from '../domain/privacy/privacy-step.ts'
import type { GramSizes } from '../domain/text/grams.ts'
import type { Messages } from './en.ts'
import { clip } from './quote.ts'

const LONGEST = 60
const MOST_LISTED = 4
/** Seeds and years are read digit by digit. */
const DIGITS = new Set(['seed'])

/**
 * A value of an experiment as the page says it; what is absent is what Terrarium chooses.
 * @param path of the value in its document
 */
export function changeValue(m: Messages, path: readonly string[], value: unknown): string {
  if (value === undefined) return m.changes.open
  if (value === null) return m.changes.off
  if (typeof value === 'boolean') return value ? m.changes.yes : m.changes.no
  if (typeof value === 'number') {
    return DIGITS.has(path.at(-1) ?? '') ? m.format.plain(value) : m.format.number(value, 6)
  }
  if (typeof value === 'string') return clip(wordOf(m, path, value), LONGEST)
  if (Array.isArray(value)) return listOf(m, path, value)
  return objectOf(m, path, value)
}

/** The words that a form offers for it; what is none of them is the person's own. */
function wordOf(m: Messages, path: readonly string[], value: string): string {
  const own = path[0] === 'preparation' && path[1] === 'columns'
  const place = own ? ['preparation', ...path.slice(3)] : path
  const key = place[0] === 'columns' ? `columns.${place.at(-1) ?? ''}` : place.join('.')
  const words = wordsFor(m, key)
  return Object.entries(words).find(([name]) => name === value)?.[1] ?? value
}

function wordsFor(m: Messages, key: string): Record<string, string> {
  const { data, columns, steps, dates, prepare, train, campaign, common, judgement } = m
  switch (key) {
    case 'task':
      return common.tasks
    case 'calibration':
      return judgement.correctionsShort
    case 'columns.role':
      return data.roles
    case 'columns.kind':
      return data.kinds
    case 'columns.numberFormat':
      return columns.numberFormats
    case 'columns.dateFormat':
      return columns.dateFormats
    case 'preparation.number.impute':
    case 'preparation.boolean.impute':
      return steps.imputes
    case 'preparation.number.transform':
      return steps.transforms
    case 'preparation.number.scale':
      return steps.scales
    case 'preparation.category.impute':
      return steps.categoryImputes
    case 'preparation.category.encode':
      return steps.encodes
    case 'preparation.date.season':
      return dates.seasons
    case 'preparation.date.impute':
      return dates.imputes
    case 'preparation.date.month':
    case 'preparation.date.dayOfMonth':
    case 'preparation.date.weekday':
    case 'preparation.date.hour':
      return dates.cycles
    case 'preparation.target.scale':
      return m.setup.targetScales
    case 'split.kind':
      return prepare.splitKinds
    case 'training.loss':
      return train.losses
    case 'training.engine':
      return train.engines
    case 'training.optimizer.name':
      return train.optimizers
    case 'training.schedule.name':
      return train.schedules
    case 'training.classWeights':
      return { none: m.changes.no, balanced: m.changes.yes }
    case 'campaign.template':
      return campaign.templates
    default:
      return {}
  }
}

function listOf(m: Messages, path: readonly string[], list: readonly unknown[]): string {
  if (path[0] === 'network') return layersOf(m, list as LayerChoice[])
  if (path[0] === 'split') return m.changes.splitRows(m.format.count(list.length))
  const texts = list.map((item) => clip(nameOf(item), LONGEST))
  const shown = m.common.list(texts.slice(0, MOST_LISTED))
  const rest = texts.length - MOST_LISTED
  return rest > 0 ? m.changes.more(shown, m.format.count(rest)) : shown || m.changes.noLayers
}

/** Of a kept plan its name. */
function nameOf(item: unknown): string {
  return typeof item === 'object' && item !== null && 'name' in item
    ? String(item.name)
    : String(item)
}

function layersOf(m: Messages, choices: LayerChoice[]): string {
  const layers = resolveNetwork({ layers: choices }).layers.map((layer) => {
    const { units, activation, dropout, batchNorm } = layer
    const parts = [`${m.format.count(units)} ${m.train.activations[activation]}`]
    if (batchNorm) parts.push(m.changes.batchNorm)
    if (dropout > 0) parts.push(m.changes.dropout(m.format.number(dropout, 3)))
    return m.common.list(parts)
  })
  return layers.length === 0 ? m.changes.noLayers : m.common.series(layers)
}

function objectOf(m: Messages, path: readonly string[], value: object): string {
  const number = (n: number) => m.format.number(n, 6)
  switch (path.at(-1) ?? '') {
    case 'privacy':
      return privacyOf(m, value as PrivacyStep)
    case 'clip': {
      const { by, lower, upper } = value as OutlierClip
      return m.common.list([m.steps.clips[by], `${number(lower)}–${number(upper)}`])
    }
    case 'bins': {
      const bins = value as NumberBins
      const size = bins.by === 'edges' ? bins.edges.map(number) : [number(bins.count)]
      return m.common.list([m.steps.binChoices[bins.by], ...size])
    }
    case 'tenure': {
      const tenure = value as DateTenure
      return tenure.until === 'column' ? clip(tenure.column, LONGEST) : tenure.date
    }
    case 'words':
      return m.texts.wordGrams(...sizes(m, value as GramSizes))
    case 'characters':
      return m.texts.characterGrams(...sizes(m, value as GramSizes))
    case 'clipping': {
      const { by, limit } = value as { by: 'value' | 'globalNorm'; limit: number }
      return m.common.list([m.train.clippings[by], number(limit)])
    }
    case 'value':
      return 'column' in value ? clip(String(value.column), LONGEST) : ''
    default:
      return m.format.count(Object.keys(value).length)
  }
}

function sizes(m: Messages, { from, to }: GramSizes): [string, string] {
  return [m.format.count(from), m.format.count(to)]
}

function privacyOf({ privacy, format }: Messages, step: PrivacyStep): string {
  switch (step.kind) {
    case 'prefix':
      return privacy.prefix(format.count(step.characters))
    case 'band':
      return privacy.band(format.number(step.width))
    case 'date':
      return privacy.date(step.to)
    case 'pseudonym':
    case 'drop':
    case 'mask':
      return privacy[step.kind]
  }
}
