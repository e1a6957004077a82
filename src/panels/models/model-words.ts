import type { ModelSummary } from '../../domain/project/model-summary.ts'
import type { Messages } from '../../messages/en.ts'

/** What the test rows said of a model, in a few words. */
export function worthOf(m: Messages, { task, score, locked }: ModelSummary): string {
  if (locked === true) return m.models.locked
  if (score === null) return m.models.unknown
  switch (task) {
    case 'binary':
      return m.models.worthBinary(m.format.number(score, 3))
    case 'multiclass':
      return m.models.worthMulticlass(m.format.percent(score, 1))
    case 'regression':
      return m.models.worthRegression(m.format.number(score, 4))
  }
}
