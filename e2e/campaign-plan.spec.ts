import type { App } from './support/app.ts'
import { csv, scatter } from './support/tables.ts'
import { expect, test } from './support/test.ts'

/** Customers who leave the likelier the younger they are, each with a margin of their own. */
const CUSTOMERS = {
  name: 'customers.csv',
  content: csv(
    ['age', 'region', 'margin', 'left'],
    Array.from({ length: 600 }, (_, i) => {
      const age = 20 + Math.round(50 * scatter(i))
      const leaves = scatter(i, 5) < (age < 35 ? 0.75 : 0.08)
      const margin = i % 40 === 3 ? '' : 150 + Math.round(100 * scatter(i, 7))
      return [age, ['North', 'South'][i % 2] ?? '', margin, leaves ? 'yes' : 'no']
    }),
  ),
}

/** Opens a model's test results, which hold gains and tenths but no money yet. */
async function judged(app: App): Promise<void> {
  await app.quickModel(CUSTOMERS)
  await app.evaluate()
  await expect(app.pane(app.m.campaign.gains('leavers'))).toBeVisible()
}

async function plan(app: App): Promise<void> {
  const { campaign } = app.m
  await app.set(campaign.contactCost('churn', '€'), 4.5)
  await app.set(campaign.incentive('€'), 30)
  await app.choose(campaign.value.churn, campaign.rowByRow('margin'))
  await app.set(campaign.listSize('churn'), 24_000)
  await expect(app.pane(campaign.profit)).toBeVisible()
}

test('from amounts to the best list, and everything else follows the one cut', async ({ app }) => {
  const { campaign, judgement } = app.m
  await judged(app)
  await expect(app.pane(campaign.profit)).toHaveCount(0)
  await expect(app.table(campaign.tenths)).toBeVisible()
  await plan(app)

  const form = app.pane(campaign.form)
  await expect(form).toContainText('A leaver earns 30% × (value − €30) − €4.50.')
  await expect(form).toContainText('A stayer costs 50% × €30 + €4.50 = €19.50.')
  await expect(form).toContainText(/rows have no value: each counts as the average/)
  const profit = app.pane(campaign.profit)
  await expect(profit).toContainText(/The best list has [\d,]+ customers and should earn €[\d,]+/)
  await expect(app.field(judgement.cutNumber)).not.toHaveValue('50')
  await expect(app.button(campaign.takeBest)).toHaveCount(0)

  const slider = profit.getByRole('slider')
  await slider.fill('2400')
  await expect(profit).toContainText(/The list as planned now has 2,400/)
  await expect(app.pane(campaign.tenths)).toContainText(campaign.lineAt('1'))
  await expect(profit).toContainText(campaign.say.byHand)
  const cut = await app.field(judgement.cutNumber).inputValue()
  await app.button(campaign.takeBest).click()
  await expect(app.field(judgement.cutNumber)).not.toHaveValue(cut)
  await expect(profit).not.toContainText(campaign.say.byHand)

  await app.set(campaign.budget('€'), 20_000)
  await expect(form).not.toContainText(/no limit.*no limit/s)
  await expect(profit).toContainText(/The planned list costs €(1\d|20),\d00/)
  await slider.fill('2400')
  await expect(profit).toContainText(/It is over budget by €[\d,]+\./)
  await app.field(campaign.budget('€')).fill('')
  await expect(profit).not.toContainText('over budget')
  await app.field(campaign.budget('€')).blur()
  await expect(app.field(campaign.budget('€'))).toHaveValue('')
})

test('plans are kept by name, compared, deleted and brought back; a kept model has them', async ({
  app,
}) => {
  const { campaign, evaluate } = app.m
  await judged(app)
  await plan(app)
  const plans = app.pane(campaign.plans)
  await app.set(campaign.planName, 'With a gift')
  await app.button(campaign.keep).click()
  await app.set(campaign.incentive('€'), 0)
  await app.set(campaign.planName, 'Call only')
  await app.button(campaign.keep).click()
  await expect(plans.getByRole('row', { name: /Call only.*€/ })).toBeVisible()

  await plans.getByRole('button', { name: `${campaign.remove}: With a gift` }).click()
  await expect(plans).not.toContainText('With a gift')
  await app.button(campaign.undo).click()
  await plans.getByRole('button', { name: `${campaign.takeUp}: With a gift` }).click()
  await expect(app.field(campaign.incentive('€'))).toHaveValue('30')

  await app.set(evaluate.keepName, 'Spring')
  await app.button(evaluate.keep).click()
  await expect(app.kept).toBeVisible()
  await app.page.reload()
  await app.goModels()
  await app.main
    .getByRole('button', { name: /Spring/ })
    .first()
    .click()
  // What was found out is kept, too: profits of the plan that was taken up, to be read without the rows.
  const profit = app.pane(campaign.profit)
  await expect(profit).toContainText(/The best list has [\d,]+ customers and should earn €[\d,]+/)
  await expect(profit.locator('canvas')).toBeVisible()
  await expect(profit.getByRole('slider')).toHaveCount(0)
  await expect(app.table(campaign.tenths).locator('tbody tr').first()).toContainText('€')
})
