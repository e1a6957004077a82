import type { Step as Bud } from '../components/frame-links.ts'
import { STEPS, type Step } from '../state/navigation.svelte.ts'
import type { Studio } from '../state/studio.svelte.ts'

/** The steps of the main job as they stand now. */
export function stepsOf(studio: Studio): Bud[] {
  const { view } = studio.navigation
  return STEPS.map((id) => ({
    id,
    label: studio.language.m.common.steps[id],
    note: noteOf(studio, id),
    state:
      view === id || (view === 'report' && id === 'evaluate')
        ? 'now'
        : isDone(studio, id)
          ? 'done'
          : 'todo',
    disabledReason: whyNot(studio, id),
  }))
}

/** There is a model of the open table: of a run just ended, or kept from one before. */
function isLearnt({ run, modelFitsTable }: Studio): boolean {
  return run.finished !== undefined || (!run.busy && modelFitsTable)
}

function isDone(studio: Studio, step: Step): boolean {
  const { dataset, draft, model, prediction } = studio
  switch (step) {
    case 'data':
    case 'prepare':
      return dataset.table !== undefined && draft.plan !== undefined
    case 'train':
      return isLearnt(studio)
    case 'evaluate':
      return model !== undefined && (dataset.table === undefined || isLearnt(studio))
    case 'predict':
      return prediction.scored !== undefined
  }
}

function whyNot({ language, dataset, model, projects }: Studio, step: Step): string | undefined {
  const { openFirst, trainFirst } = language.m.common
  const hasTable = dataset.table !== undefined
  switch (step) {
    case 'data':
      return hasTable || projects.current.awaits !== undefined ? undefined : openFirst
    case 'prepare':
    case 'train':
      return hasTable ? undefined : openFirst
    case 'evaluate':
    case 'predict':
      return model !== undefined ? undefined : trainFirst
  }
}

function noteOf(studio: Studio, step: Step): string | undefined {
  const { language, dataset, draft, run, model } = studio
  const { m } = language
  const count = (value: number) => m.format.count(value)
  switch (step) {
    case 'data':
      return dataset.table && m.data.rowsCount(count(dataset.table.profile.rows))
    case 'prepare':
      return draft.plan && m.train.inputsLabel(count(draft.plan.network.inputs))
    case 'train':
      if (run.bestEpoch > 0) return m.train.best(count(run.bestEpoch))
      return model && isLearnt(studio) ? m.train.best(count(model.report.bestEpoch)) : undefined
    case 'evaluate':
    case 'predict':
      return undefined
  }
}
