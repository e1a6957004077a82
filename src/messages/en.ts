import { aids } from './en/aids.ts'
import { campaign } from './en/campaign.ts'
import { changes } from './en/changes.ts'
import { classResults } from './en/class-results.ts'
import { classroom } from './en/classroom.ts'
import { columns } from './en/columns.ts'
import { common } from './en/common.ts'
import { contenders } from './en/contenders.ts'
import { data } from './en/data.ts'
import { dates } from './en/dates.ts'
import { drawing } from './en/drawing.ts'
import { evaluate } from './en/evaluate.ts'
import { failures } from './en/failures.ts'
import { glossary } from './en/glossary.ts'
import { gpu } from './en/gpu.ts'
import { health } from './en/health.ts'
import { judgement } from './en/judgement.ts'
import { lock } from './en/lock.ts'
import { microscope } from './en/microscope.ts'
import { lessons } from './en/lessons.ts'
import { models } from './en/models.ts'
import { offline } from './en/offline.ts'
import { packs } from './en/packs.ts'
import { portion } from './en/portion.ts'
import { predict } from './en/predict.ts'
import { prepare } from './en/prepare.ts'
import { privacy } from './en/privacy.ts'
import { reading } from './en/reading.ts'
import { projects } from './en/projects.ts'
import { relations } from './en/relations.ts'
import { report } from './en/report.ts'
import { results } from './en/results.ts'
import { runs } from './en/runs.ts'
import { setup } from './en/setup.ts'
import { start } from './en/start.ts'
import { steps } from './en/steps.ts'
import { storage } from './en/storage.ts'
import { take } from './en/take.ts'
import { targeting } from './en/targeting.ts'
import { teaching } from './en/teaching.ts'
import { texts } from './en/texts.ts'
import { time } from './en/time.ts'
import { train } from './en/train.ts'
import { trash } from './en/trash.ts'
import { trouble } from './en/trouble.ts'
import { why } from './en/why.ts'
import { formatFor } from './format.ts'

/** Everything the app says, in English; the other languages have exactly these keys. */
export const en = {
  format: formatFor('en'),
  common,
  start,
  data,
  columns,
  privacy,
  dates,
  reading,
  portion,
  prepare,
  relations,
  steps,
  texts,
  time,
  train,
  trash,
  trouble,
  why,
  drawing,
  evaluate,
  contenders,
  campaign,
  changes,
  classroom,
  offline,
  packs,
  classResults,
  aids,
  teaching,
  setup,
  lessons,
  judgement,
  lock,
  predict,
  targeting,
  results,
  runs,
  report,
  microscope,
  models,
  projects,
  storage,
  take,
  gpu,
  health,
  glossary,
  failures,
}

export type Messages = typeof en
