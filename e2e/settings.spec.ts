import { experimentFromLink } from '../src/domain/experiment-link.ts'
import { csv, scatter } from './support/tables.ts'
import { expect, test } from './support/test.ts'

/** 300 rows: a number that follows two others. */
const TABLE = {
  name: 'sales.csv',
  content: csv(
    ['radio', 'press', 'sales'],
    Array.from({ length: 300 }, (_, i) => {
      const [radio, press] = [scatter(i), scatter(i, 2)]
      return [radio.toFixed(3), press.toFixed(3), (5 * radio - 2 * press).toFixed(3)]
    }),
  ),
}

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test('every setting of training goes into the document, and a link brings it back', async ({
  app,
  page,
}) => {
  const { m } = app
  const { train } = m
  await app.start()
  await app.openFile(TABLE)
  await app.go('train')
  await app.set(train.l1, 0.001)
  await app.choose(train.lossChoice, train.losses.huber)
  await app.choose(train.optimizer, train.optimizers.sgd)
  await app.set(train.momentum, 0.8)
  await app.field(train.nesterov).check()
  await app.field(train.batchNorm).first().check()
  await app.main.getByText(train.schedule, { exact: true }).click()
  await app.choose(train.scheduleShape, train.schedules.cosine)
  await app.set(train.warmUp, 3)
  await app.main.getByText(train.clipping, { exact: true }).click()
  await app.choose(train.clippingBy, train.clippings.globalNorm)
  await app.set(train.clippingLimit, 0.5)

  await app.button(train.copyLink).click()
  await expect(app.main.getByText(train.linkCopied)).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  const read = experimentFromLink(link.replace(/^.*settings=/, ''))
  expect(read).toMatchObject({
    ok: true,
    value: {
      network: { layers: [{ batchNorm: true }, { batchNorm: false }], l1: 0.001 },
      training: {
        loss: 'huber',
        optimizer: { name: 'sgd', momentum: 0.8, nesterov: true },
        schedule: { name: 'cosine', warmUp: 3 },
        clipping: { by: 'globalNorm', limit: 0.5 },
      },
    },
  })

  await page.goto('about:blank')
  await page.goto(link)
  await app.openFile(TABLE)
  await app.go('train')
  await expect(app.field(train.lossChoice)).toHaveValue('huber')
  await expect(app.field(train.l1)).toHaveValue('0.001')
  await expect(app.field(train.nesterov)).toBeChecked()
  await expect(app.field(train.batchNorm).first()).toBeChecked()
  await expect(app.field(train.batchNorm).last()).not.toBeChecked()
  await app.main.getByText(train.schedule, { exact: true }).click()
  await expect(app.field(train.warmUp)).toHaveValue('3')
  await app.main.getByText(train.clipping, { exact: true }).click()
  await expect(app.field(train.clippingLimit)).toHaveValue('0.5')

  await app.button(train.reset).click()
  await expect(app.field(train.lossChoice)).toHaveValue('meanSquaredError')
  await expect(app.field(train.optimizer)).toHaveValue('adam')
  await expect(app.field(train.scheduleShape)).toHaveValue('constant')
  await expect(app.field(train.clippingBy)).toHaveValue('off')
})

test('the picture of the learning rate follows its settings, and says what will never happen', async ({
  app,
}) => {
  const { train } = app.m
  await app.start()
  await app.openFile(TABLE)
  await app.go('train')
  await app.main.getByText(train.schedule, { exact: true }).click()
  const picture = (first: string, top: string, last: string) =>
    app.main.getByRole('img', { name: train.rateFinding(first, top, last) })
  await expect(picture('0.001', '0.001', '0.001')).toBeVisible()
  await app.set(train.epochs, 20)
  await app.choose(train.scheduleShape, train.schedules.step)
  await app.set(train.every, 5)
  await expect(picture('0.001', '0.001', '0.000125')).toBeVisible()
  await app.choose(train.scheduleShape, train.schedules.plateau)
  await expect(app.main.getByText(train.plateauDrawn)).toBeVisible()
  await app.set(train.plateauPatience, 10)
  await expect(app.main.getByText(train.plateauTooLate('10'))).toBeVisible()
})

test('AdamW has its weight decay, Nesterov needs momentum, and every question has losses of its own', async ({
  app,
}) => {
  const { train, data } = app.m
  await app.start()
  await app.openFile('sample-data/customer-churn.csv')
  await app.go('train')
  await expect(app.field(train.lossChoice)).toHaveValue('crossEntropy')
  await app.choose(train.lossChoice, train.losses.meanSquaredError)
  await expect(app.main.getByText(train.squaredChancesHelp)).toBeVisible()
  await app.choose(train.lossChoice, train.losses.crossEntropy)
  await app.go('data')
  await app.pick(data.target, 'annual_margin')
  await app.go('train')
  await app.choose(train.lossChoice, train.losses.huber)
  await app.go('data')
  await app.pick(data.target, 'churned')
  await app.go('train')
  await expect(app.field(train.lossChoice)).toHaveValue('crossEntropy')
  await app.choose(train.optimizer, train.optimizers.adamw)
  await expect(app.field(train.weightDecay)).toHaveValue('0.004')
  await app.choose(train.optimizer, train.optimizers.sgd)
  await app.set(train.momentum, 0)
  await expect(app.main.getByText(train.nesterovNeedsMomentum)).toBeVisible()
  await app.field(train.nesterov).press('Space')
  await expect(app.field(train.nesterov)).not.toBeChecked()
})
