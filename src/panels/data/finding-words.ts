import { dateText } from '../../domain/date-format.ts'
import type { Shortage } from '../../domain/enough-rows.ts'
import type { ResolvedExperiment } from '../../domain/experiment.ts'
import type { ColumnProfile, ColumnWarning } from '../../domain/profile.ts'
import type { Suspicion } from '../../domain/relations/suspect-columns.ts'
import type { Messages } from '../../messages/en.ts'
import { inTurn } from '../../messages/in-turn.ts'
import { isInput, type Drift, type InUse, type Sample, type Twins } from './findings.ts'
import { presentState } from './present-state.ts'
import { relationText } from './relation-text.ts'

/** A finding as it is said: what was found, then what more there is to know about it. */
export interface FindingWords {
  title: string
  text: string
}

/** What may give the answer away. */
export function suspicionWords(
  m: Messages,
  suspicion: Suspicion,
  target: string,
  sample: Sample,
): FindingWords {
  const { column } = suspicion
  const { givesAway, filledFor, knownLater } = m.relations
  switch (suspicion.code) {
    case 'givesAway': {
      const figure = relationText(suspicion.relation)
      return inSample(m, sample, givesAway.title(column, target, figure), givesAway.text)
    }
    case 'filledFor':
      return {
        title: filledFor[suspicion.cells](column, target, suspicion.answer),
        text: filledFor.text(
          m.format.percent(suspicion.share, suspicion.share < 1 ? 1 : 0),
          m.format.count(suspicion.rows),
        ),
      }
    case 'knownLater': {
      const figure = relationText(suspicion.relation)
      return inSample(m, sample, knownLater.title(column, figure), knownLater.text)
    }
  }
}

/** Columns that say the same. */
export function twinWords(
  m: Messages,
  { first, second, how }: Twins,
  sample: Sample,
  inUse: InUse,
): FindingWords {
  const { enough, oneUsed, noneUsed } = m.relations.twins
  const { title, text } = m.relations.twins[how]
  const [one, other] = [first, second].filter((column) => isInput(inUse, column))
  const now = other ? enough : one ? oneUsed(one.name) : noneUsed
  const found = inSample(m, sample, title(first.name, second.name), text)
  return { ...found, text: inTurn(found.text, now) }
}

/** Of twins, the one to leave out, or the one to take in where one of them is out already. */
export function twinToChange({ first, second }: Twins, inUse: InUse): ColumnProfile {
  return isInput(inUse, second) && !isInput(inUse, first) ? first : second
}

/** What a column is, and what is done about it at present. */
export function columnWords(
  m: Messages,
  column: ColumnProfile,
  warning: ColumnWarning,
  rows: number,
  inUse: InUse,
): FindingWords {
  return m.data.columnWarnings[warning](
    column.name,
    m.format.count(column.distinct),
    m.format.count(rows - column.missing),
    isInput(inUse, column),
    presentState(m, column, warning, inUse),
  )
}

/** How many cells of a column are empty, and what becomes of them at present. */
export function gapsWords(
  m: Messages,
  column: ColumnProfile,
  rows: number,
  inUse: InUse,
): FindingWords {
  const share = column.missing / rows
  return {
    title: m.data.gaps(column.name, m.format.percent(share, share < 0.1 ? 1 : 0)),
    text: presentState(m, column, 'gaps', inUse),
  }
}

/** What the test part will lack. */
export function shortageWords(
  m: Messages,
  shortage: Shortage,
  resolved: ResolvedExperiment | undefined,
): FindingWords {
  const { title, answers, oneAnswer, text } = m.data.shortage
  switch (shortage.code) {
    case 'fewRows':
      return { title: title(m.format.count(shortage.rows)), text }
    case 'oneAnswer':
      return { title: oneAnswer, text }
    case 'fewOfAnswer': {
      const { classes = [], positive } = resolved ?? {}
      const answer = classes.find((name) => (name === positive) === shortage.isPositive) ?? ''
      return { title: answers(m.format.count(shortage.rows), answer), text }
    }
  }
}

/** How the answer changes over time. */
export function driftWords(m: Messages, change: Drift, sample: Sample): FindingWords {
  const { column, target, answer, oldest, newest, until, from } = change
  const { share, mean, text } = m.relations.drift
  const title =
    answer === undefined
      ? mean(target, m.format.number(oldest), m.format.number(newest))
      : share(answer, m.format.chances(oldest), m.format.chances(newest))
  return inSample(m, sample, title, text(column, dateText(until), dateText(from)))
}

function inSample(m: Messages, sample: Sample, title: string, text: string): FindingWords {
  const said = sample === undefined ? undefined : m.relations.inSample(m.format.count(sample))
  return { title, text: inTurn(text, said) }
}
