import type { ColumnChoice, Experiment } from './experiment.ts'
import type { TableProfile } from './profile.ts'
import { splitColumn } from './split-column.ts'
import { suggestExperiment } from './suggest-experiment.ts'

/** The same about another column: what was said of the old target's answers no longer holds, nor a split by the new one. */
export function predicting(document: Experiment, target: string): Experiment {
  const { task, positive, threshold, calibration, campaign, split, ...rest } = document
  const stays = split !== undefined && splitColumn(split) !== target
  return { ...rest, target, ...(stays && { split }) }
}

/** With choices for some columns; an empty choice gives its column back to inference. */
export function withColumnChoices(
  document: Experiment,
  choices: ReadonlyMap<string, ColumnChoice>,
): Experiment {
  // Entries, not a spread: a column may be called `__proto__`.
  const others = Object.entries(document.columns ?? {}).filter(([key]) => !choices.has(key))
  const chosen = [...choices].filter(([, choice]) => Object.keys(choice).length > 0)
  return { ...document, columns: Object.fromEntries([...others, ...chosen]) }
}

/** What is chosen for a column; empty: nothing. */
export function columnChoiceOf(columns: Experiment['columns'], name: string): ColumnChoice {
  const own = Object.entries(columns ?? {}).find(([key]) => key === name)
  return own?.[1] ?? {}
}

/** The same question with the settings suggested for its table. */
export function withSuggestedSettings(document: Experiment, profile: TableProfile): Experiment {
  const { preparation, split, network, training, ...question } = document
  return { ...suggestExperiment(profile).experiment, ...question }
}
