import { repeatedSeeds } from '../../domain/report/repeated-seeds.ts'
import { modelReport, type ModelReport } from '../../domain/report/model-report.ts'
import { resolveTraining } from '../../domain/resolve-experiment.ts'
import type { TrainedModel } from '../../domain/trained-model.ts'
import { stepsOf } from '../../messages/describe-steps.ts'
import type { Messages } from '../../messages/en.ts'
import type { Studio } from '../../state/studio.svelte.ts'
import { isFromThisTable, suspectsOf } from '../evaluate/suspects-of.ts'

/** The report on a model with what the open table tells about it, if it is the model's own. */
export function reportOf(studio: Studio, m: Messages, model: TrainedModel): ModelReport {
  const { dataset, insights, findings, testLooks, seeds } = studio
  const { profile } = dataset
  const { relations } = insights
  const known =
    isFromThisTable(studio, model) && profile && relations?.target === model.recipe.target.name
  const values = seeds.valuesOf(model)
  const { evaluation } = model.report
  const { seed } = resolveTraining(model.experiment.training, model.recipe.target.task)
  const found = { ...model, report: { ...model.report, findings: findings.all } }
  return modelReport(found, {
    looks: testLooks,
    describe: (column) => stepsOf(m, column),
    repeatedSeeds: values && repeatedSeeds(evaluation, seed, values),
    ...(known && {
      suspects: suspectsOf(studio, model),
      drift: relations.drifts.flatMap(({ index }) => profile.columns[index]?.name ?? []),
    }),
  })
}
