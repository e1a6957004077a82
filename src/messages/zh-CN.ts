import { campaign } from './zh-CN/campaign.ts'
import type { Messages } from './en.ts'
import { formatFor } from './format.ts'
import { columns } from './zh-CN/columns.ts'
import { common } from './zh-CN/common.ts'
import { contenders } from './zh-CN/contenders.ts'
import { data } from './zh-CN/data.ts'
import { dates } from './zh-CN/dates.ts'
import { evaluate } from './zh-CN/evaluate.ts'
import { failures } from './zh-CN/failures.ts'
import { glossary } from './zh-CN/glossary.ts'
import { gpu } from './zh-CN/gpu.ts'
import { judgement } from './zh-CN/judgement.ts'
import { models } from './zh-CN/models.ts'
import { portion } from './zh-CN/portion.ts'
import { predict } from './zh-CN/predict.ts'
import { prepare } from './zh-CN/prepare.ts'
import { privacy } from './zh-CN/privacy.ts'
import { reading } from './zh-CN/reading.ts'
import { relations } from './zh-CN/relations.ts'
import { report } from './zh-CN/report.ts'
import { results } from './zh-CN/results.ts'
import { start } from './zh-CN/start.ts'
import { steps } from './zh-CN/steps.ts'
import { targeting } from './zh-CN/targeting.ts'
import { texts } from './zh-CN/texts.ts'
import { train } from './zh-CN/train.ts'
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
  train,
  why,
  evaluate,
  contenders,
  campaign,
  judgement,
  predict,
  targeting,
  results,
  report,
  models,
  gpu,
  glossary,
  failures,
}
