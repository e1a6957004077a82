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

function isDone({ dataset, draft, run, model, prediction }: Studio, step: Step): boolean {
  switch (step) {
    case 'data':
    case 'prepare':
      return dataset.table !== undefined && draft.plan !== undefined
    case 'train':
      return run.finished !== undefined
    case 'evaluate':
      return model !== undefined && (dataset.table === undefined || run.finished !== undefined)
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

function noteOf({ language, dataset, draft, run }: Studio, step: Step): string | undefined {
  const { m } = language
  const count = (value: number) => m.format.count(value)
  switch (step) {
    case 'data':
      return dataset.table && m.data.rowsCount(count(dataset.table.profile.rows))
    case 'prepare':
      return draft.plan && m.train.inputsLabel(count(draft.plan.network.inputs))
    case 'train':
      return run.bestEpoch === 0 ? undefined : m.train.best(count(run.bestEpoch))
    case 'evaluate':
    case 'predict':
      return undefined
  }
}
