import { suspectInputs } from '../domain/relations/suspect-columns.ts'
import type { DescribedModel, TableConcerns } from '../domain/report/limits.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import type { TableProfile } from '../domain/profile.ts'
import type { DataClient } from './data-client.ts'

/** A model without its numbers, and what the table tells about it: what a report is written from. */
export interface ModelFindings {
  model: DescribedModel
  concerns: TableConcerns
}

/** What is found out about a model on the table that it was just trained on. */
export async function findAbout(
  { weights: _weights, checkpoint: _checkpoint, ...model }: TrainedModel,
  profile: TableProfile,
  data: DataClient,
): Promise<ModelFindings> {
  const { testLooks: _locked, ...report } = model.report
  // Whoever asks for a report of a run sees its test results; who else looked at these rows is not known.
  const opened = { ...model, report }
  const relations = await data.relations(model.experiment)
  if (!relations.ok) return { model: opened, concerns: {} }
  const drift = relations.value.drifts.flatMap(({ index }) => profile.columns[index]?.name ?? [])
  return {
    model: opened,
    concerns: { suspects: suspectInputs(relations.value, profile, model.recipe), drift },
  }
}
