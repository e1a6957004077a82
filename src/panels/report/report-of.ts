import { suspectInputs } from '../../domain/relations/suspect-columns.ts'
import { modelReport, type ModelReport } from '../../domain/report/model-report.ts'
import type { TrainedModel } from '../../domain/trained-model.ts'
import { stepsOf } from '../../messages/describe-steps.ts'
import type { Messages } from '../../messages/en.ts'
import type { Studio } from '../../state/studio.svelte.ts'

/** The report on a model with what the open table tells about it, if it is the model's own. */
export function reportOf(studio: Studio, m: Messages, model: TrainedModel): ModelReport {
  const { dataset, insights, modelFitsTable, testLooks } = studio
  const { profile, table } = dataset
  const { relations } = insights
  const own = modelFitsTable && table?.name === model.report.file
  const known = own && profile && relations?.target === model.recipe.target.name
  return modelReport(model, {
    looks: testLooks,
    describe: (column) => stepsOf(m, column),
    ...(known && {
      suspects: suspectInputs(relations, profile, model.recipe),
      drift: relations.drifts.flatMap(({ index }) => profile.columns[index]?.name ?? []),
    }),
  })
}
