import { dropoutOf, learningRateOf, optimizerOf } from '../classroom/edit-classroom.ts'
import type { LessonTask, Measure, NumberTask, SettingName } from './lesson.ts'
import type { LessonView } from './lesson-view.ts'
import { rowNumber, weightIndex } from './row-number.ts'

/** Whether something holds of the classroom as it is. */
export function holds(measure: Measure, view: LessonView): boolean {
  switch (measure.kind) {
    case 'loss':
      return isWithin(view.losses[measure.part], measure)
    case 'accuracy':
      return (view.accuracies?.[measure.part] ?? 0) >= measure.atLeast
    case 'gap':
      return isWithin(view.losses.validation / view.losses.train, measure)
    case 'units':
      return unitsOf(view) <= measure.atMost
    case 'epochs':
      return view.position.epoch >= measure.atLeast
    case 'steps':
      return view.position.step >= measure.atLeast
    case 'setting': {
      const value = settingOf(view, measure.name)
      if ('is' in measure) return value === measure.is
      const { atLeast = -Infinity, atMost = Infinity } = measure
      return typeof value === 'number' && value >= atLeast && value <= atMost
    }
    case 'weight': {
      const found = view.weights[weightIndex(view.network, measure.weight)] as number
      return Math.abs(found - measure.value) <= measure.tolerance
    }
  }
}

/** Whether a task that is done in the classroom itself is done now. */
export function isDone(task: LessonTask, view: LessonView): boolean {
  return task.kind === 'do' && task.until.every((measure) => holds(measure, view))
}

/** Whether a typed number is the network's own. */
export function isRightNumber(
  { of, tolerance }: NumberTask,
  typed: number,
  view: LessonView,
): boolean {
  return Math.abs(typed - rowNumber(view, of)) <= tolerance + 1e-6
}

function isWithin(
  value: number,
  { below = Infinity, above = -Infinity }: { below?: number; above?: number },
) {
  return value < below && value > above
}

function unitsOf({ resolved }: LessonView): number {
  return resolved.network.layers.reduce((sum, { units }) => sum + units, 0)
}

function settingOf(
  { document, resolved }: LessonView,
  name: SettingName,
): string | number | undefined {
  const { training, network, preparation } = resolved
  const source = document.classroom?.source
  const toy = source?.kind === 'toy' ? source : undefined
  switch (name) {
    case 'toy':
      return toy?.name
    case 'noise':
      return toy?.noise
    case 'rows':
      return toy?.rows
    case 'dataSeed':
      return toy?.seed
    case 'layers':
      return network.layers.length
    case 'activation':
      return network.layers[0]?.activation
    case 'dropout':
      return dropoutOf(document)
    case 'l1':
    case 'l2':
      return network[name]
    case 'learningRate':
      return learningRateOf(document)
    case 'optimizer':
      return optimizerOf(document)
    case 'batchSize':
    case 'loss':
    case 'seed':
      return training[name]
    case 'scale':
      return preparation.number.scale
    case 'targetScale':
      return preparation.target.scale
  }
}
