import { expect, test } from 'vitest'
import { modelReport } from '../../domain/report/model-report.ts'
import type { TrainedModel } from '../../domain/trained-model.ts'
import { stepsOf } from '../../messages/describe-steps.ts'
import { en } from '../../messages/en.ts'
import { zhCN } from '../../messages/zh-CN.ts'
import { trainedModel } from '../../domain/fixtures/trained-model.ts'
import { modelCard } from './model-card.ts'

function cardOf(model: TrainedModel, m = en): string {
  return modelCard(
    m,
    modelReport(model, { looks: 1, suspects: [], describe: (column) => stepsOf(m, column) }),
    m === en ? 'en' : 'zh-CN',
  )
}

test('a model card has the sections of one, in both languages, and leaves the use to people', () => {
  for (const m of [en, zhCN]) {
    const card = cardOf(trainedModel(), m)
    const heads = card.split('\n').filter((line) => line.startsWith('## '))
    const { verdict, details, use, data, preparation, results, limits, reproduce } = m.report
    expect(heads).toEqual(
      [verdict, details, use, data, preparation, results, limits, reproduce].map(
        (head) => `## ${head}`,
      ),
    )
    expect(card).toContain(m.report.useHow)
    expect(card).not.toMatch(/undefined|NaN|\[object/)
  }
})

test('the command of a model card names the file as a shell reads it', () => {
  const model = trainedModel()
  const card = cardOf({ ...model, report: { ...model.report, file: "Tim's sales.csv" } })
  expect(card).toContain(String.raw`--data 'Tim'\''s sales.csv' --experiment experiment.json`)
})

test('names from a table stay words: no heading, link, HTML or end of a block', () => {
  const name = '# <b>[x](http://x)</b> | `a`\n## y'
  const model = trainedModel({ name })
  const card = cardOf({
    ...model,
    experiment: { ...model.experiment, columns: { '```': { role: 'ignore' } } },
  })
  expect(card).toContain('\\# \\<b\\>\\[x\\](http://x)\\</b\\> \\| ')
  expect(card).not.toContain('\n## y')
  expect(card).toContain('\n````json\n')
})

test.each([
  ['1.2', '`1.2`'],
  ['a`b', '``a`b``'],
  ['`a`', '`` `a` ``'],
  ['``<img src=x>`` [x](http://x)', '``` ``<img src=x>`` [x](http://x) ```'],
  ['1`\n\n# y\n`', '`` 1` # y ` ``'],
])('the build that a model of a file names stays one span of code: %j', (build, span) => {
  const model = trainedModel()
  const card = cardOf({ ...model, report: { ...model.report, build } })
  expect(card).toContain(`**${en.report.build}**: ${span}\n`)
})

test('locked results are not told', () => {
  const model = trainedModel()
  const card = cardOf({ ...model, report: { ...model.report, testLooks: 0 } })
  expect(card).toContain(en.report.locked)
  expect(card).not.toContain(en.evaluate.metrics.rmse)
})

test('a model card begins with the verdict', () => {
  const card = cardOf(trainedModel())
  expect(card.indexOf(`## ${en.report.verdict}`)).toBeLessThan(
    card.indexOf(`## ${en.report.details}`),
  )
  expect(card).toContain(en.evaluate.verdictFew('2'))
})
