import { madeRun } from '../src/domain/project/fixtures/made-run.ts'
import type { RunRecord } from '../src/domain/project/run-record.ts'
import { expect, test } from './support/test.ts'
import { customers } from './support/tables.ts'

/** Three runs with other learning rates; nobody looked at the test rows of the last. */
const RUNS = [0.1, 0.01, 0.001].map((learningRate, i) =>
  madeRun(i + 1, {
    experiment: {
      terrarium: 1,
      target: 'left',
      network: { layers: [{ units: 8, activation: 'relu' }] },
      training: { optimizer: { name: 'adam', learningRate }, epochs: 6 },
    },
    locked: i === 2,
  }),
)

/** Puts runs into the project that is stored. */
async function putRuns(runs: RunRecord[]): Promise<void> {
  const asked = <Value>(request: IDBRequest<Value>) =>
    new Promise<Value>((resolve, reject) => {
      request.onsuccess = () => {
        resolve(request.result)
      }
      request.onerror = () => {
        reject(new Error(request.error?.message))
      }
    })
  const db = await asked(indexedDB.open('terrarium'))
  const tx = db.transaction(['projects', 'runs'], 'readwrite')
  const [project] = await asked(tx.objectStore('projects').getAllKeys())
  for (const run of runs) {
    await asked(tx.objectStore('runs').put({ ...run, project, place: [0, run.number] }))
  }
  db.close()
}

test('runs are compared, their settings used again, and all of it survives a reload', async ({
  app,
  page,
}) => {
  const { m } = app
  await app.start()
  await app.openFile({ name: 'customers.csv', content: customers(120) })
  await expect(app.saved).toBeVisible()
  await page.evaluate(putRuns, RUNS)
  await app.go('train')
  const list = app.table(m.runs.title)
  await expect(list.locator('tbody tr')).toHaveCount(3)
  await expect(list.locator('tbody tr').first().getByRole('checkbox')).toHaveAccessibleName(
    m.runs.compareOf('3'),
  )
  for (const n of ['1', '2', '3']) await app.field(m.runs.compareOf(n)).check()

  const settings = app.table(m.runs.settings)
  await expect(settings.locator('tbody tr')).toHaveCount(1)
  await expect(settings).toContainText(`≠ ${m.train.learningRate}`)
  await expect(settings.locator('td')).toHaveText(['0.1', '0.01', '0.001'])
  await app.field(m.runs.onlyDifferences).uncheck()
  expect(await settings.locator('tbody tr').count()).toBeGreaterThan(5)
  const auc = app.table(m.runs.results).locator('tr', { hasText: m.evaluate.metrics.rocAuc })
  await expect(auc.locator('td')).toHaveText(['0.8', '0.8', m.runs.locked])
  const twin = await app.twin(app.pane(m.runs.comparison))
  expect(twin).toHaveLength(3)

  const rate = app.field(m.train.learningRate)
  const usual = await rate.inputValue()
  await app.button(m.runs.useSettingsOf('1')).click()
  await expect(rate).toHaveValue('0.1')
  await app.set(m.runs.noteOf('2'), 'the calm one')
  await app.button(m.runs.deleteOf('3')).click()
  await expect(list.locator('tbody tr')).toHaveCount(2)
  await app.title.click()
  await page.keyboard.press('Control+z')
  await expect(list.locator('tbody tr')).toHaveCount(3)

  await expect(app.saved).toBeVisible()
  await page.reload()
  await app.goHome()
  await app.give(m.start.openFile, { name: 'customers.csv', content: customers(120) })
  await app.go('train')
  await expect(app.field(m.runs.noteOf('2'))).toHaveValue('the calm one')
  await expect(rate).toHaveValue('0.1')
  expect(usual).not.toBe('0.1')
})
