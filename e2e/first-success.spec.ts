import { type App, QUICK_SETTINGS } from './support/app.ts'
import { customers } from './support/tables.ts'
import { expect, test } from './support/test.ts'

/** Validation losses from the table beside the loss chart, whose name must tell the lowest one. */
async function lossByEpoch(app: App): Promise<number[]> {
  const chart = app.pane(app.m.train.loss).getByRole('figure')
  const losses = (await app.twin(chart)).map(([, , validation]) => Number(validation))
  await expect(chart).toHaveAccessibleName(new RegExp(`epoch ${best(losses)} `))
  return losses
}

function best(losses: readonly number[]): number {
  return losses.indexOf(Math.min(...losses)) + 1
}

test('one click on a sample leads to a trained and judged model in less than a minute', async ({
  app,
}) => {
  const { m } = app
  await app.start()
  const began = Date.now()
  await app.main
    .getByRole('button', { name: new RegExp(`^${m.start.samples.churn.title}`) })
    .click()
  await app.trained(60_000)
  const epochs = await lossByEpoch(app)
  await app.evaluate()
  expect(Date.now() - began).toBeLessThan(60_000)
  await expect(
    app.main.getByText(m.evaluate.epochsValue(String(epochs.length), String(best(epochs)))).first(),
  ).toBeVisible()

  for (const measure of ['rocAuc', 'prAuc', 'accuracy', 'logLoss', 'brier', 'f1'] as const) {
    for (const number of await app.measure(measure)) expect(number, measure).not.toBeNaN()
  }
  const [auc, simplest] = await app.measure('rocAuc')
  expect(auc).toBeGreaterThan(0.75)
  expect(simplest).toBe(0.5)
})

test('predictions on validation rows move while it learns, on a chart with a table', async ({
  app,
}) => {
  const { m } = app
  // Long enough to be watched on any machine.
  const training = { ...QUICK_SETTINGS.training, epochs: 100_000, earlyStopping: null }
  await app.start({ ...QUICK_SETTINGS, training })
  await app.openFile({ name: 'customers.csv', content: customers(400) })
  await app.train()
  const chart = app.pane(m.train.now).getByRole('figure')
  await expect(chart).toBeVisible()
  const first = await app.twin(chart)
  await expect.poll(() => app.twin(chart)).not.toEqual(first)
  await expect(app.button(m.train.pause), 'still learning').toBeVisible()
  const second = await app.twin(chart)
  await expect.poll(() => app.twin(chart)).not.toEqual(second)
  // Every validation row is in one bin of its class.
  const total = second
    .flatMap(([, yes, no]) => [Number(yes), Number(no)])
    .reduce((a, b) => a + b, 0)
  expect(total).toBe(80)
})
