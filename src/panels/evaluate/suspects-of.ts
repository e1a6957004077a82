import { suspectInputs } from '../../domain/relations/suspect-columns.ts'
import type { TrainedModel } from '../../domain/trained-model.ts'
import type { Studio } from '../../state/studio.svelte.ts'

/** The open table is the one that the model was made with, as far as its name and columns tell. */
export function isFromThisTable({ modelFitsTable, dataset }: Studio, model: TrainedModel): boolean {
  return modelFitsTable && dataset.table?.name === model.report.file
}

/** Inputs that may give the answer away, as far as that is found out. */
export function suspectsOf(studio: Studio, model: TrainedModel): string[] {
  const { dataset, insights } = studio
  return isFromThisTable(studio, model) && dataset.profile && insights.relations
    ? suspectInputs(insights.relations, dataset.profile, model.recipe)
    : []
}
