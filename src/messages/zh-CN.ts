import { aids } from './zh-CN/aids.ts'
import { campaign } from './zh-CN/campaign.ts'
import { changes } from './zh-CN/changes.ts'
import { classResults } from './zh-CN/class-results.ts'
import { classroom } from './zh-CN/classroom.ts'
import type { Messages } from './en.ts'
import { formatFor } from './format.ts'
import { columns } from './zh-CN/columns.ts'
import { common } from './zh-CN/common.ts'
import { contenders } from './zh-CN/contenders.ts'
import { data } from './zh-CN/data.ts'
import { dates } from './zh-CN/dates.ts'
import { drawing } from './zh-CN/drawing.ts'
import { evaluate } from './zh-CN/evaluate.ts'
import { failures } from './zh-CN/failures.ts'
import { glossary } from './zh-CN/glossary.ts'
import { gpu } from './zh-CN/gpu.ts'
import { health } from './zh-CN/health.ts'
import { judgement } from './zh-CN/judgement.ts'
import { lock } from './zh-CN/lock.ts'
import { microscope } from './zh-CN/microscope.ts'
import { lessons } from './zh-CN/lessons.ts'
import { models } from './zh-CN/models.ts'
import { offline } from './zh-CN/offline.ts'
import { packs } from './zh-CN/packs.ts'
import { portion } from './zh-CN/portion.ts'
import { predict } from './zh-CN/predict.ts'
import { prepare } from './zh-CN/prepare.ts'
import { privacy } from './zh-CN/privacy.ts'
import { reading } from './zh-CN/reading.ts'
import { projects } from './zh-CN/projects.ts'
import { relations } from './zh-CN/relations.ts'
import { report } from './zh-CN/report.ts'
import { results } from './zh-CN/results.ts'
import { runs } from './zh-CN/runs.ts'
import { setup } from './zh-CN/setup.ts'
import { start } from './zh-CN/start.ts'
import { steps } from './zh-CN/steps.ts'
import { storage } from './zh-CN/storage.ts'
import { take } from './zh-CN/take.ts'
import { targeting } from './zh-CN/targeting.ts'
import { teaching } from './zh-CN/teaching.ts'
import { texts } from './zh-CN/texts.ts'
import { time } from './zh-CN/time.ts'
import { train } from './zh-CN/train.ts'
import { trash } from './zh-CN/trash.ts'
import { trouble } from './zh-CN/trouble.ts'
import { why } from './zh-CN/why.ts'

export const zhCN: Messages = {
  format: formatFor('zh-CN'),
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
