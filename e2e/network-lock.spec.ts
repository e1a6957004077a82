import { expectNoViolations } from './support/axe.ts'
import { customers } from './support/tables.ts'
import { expect, test } from './support/test.ts'

const CANARY = 'canary5d20e1'

interface Receipt {
  lock: { state: string; waysOut: Record<string, { stoppedBy: string }> }
  dataSha256: string | null
  requests: { count: number; toOtherAddresses: number; list: { address: string; from: string }[] }
}

test('the lock says what it rests on, lists what page and workers asked for, and gives a receipt without a word of the data', async ({
  app,
  page,
  baseURL,
}) => {
  const { lock } = app.m
  const table = customers(120).replaceAll('North', CANARY).replace('age', `${CANARY} age`)
  await app.quickModel({ name: `${CANARY}.csv`, content: table })
  await app.goPrivacy()
  // Chromium of today sends the header of tomorrow: whether it is held to decides between these two.
  await expect(app.title).toHaveText(new RegExp(`^(${lock.titles.full}|${lock.titles.partial})$`))
  const ways = app.table(lock.ways)
  await expect(ways.getByRole('row', { name: new RegExp(lock.wayNames.code) })).toContainText(
    lock.stoppers.policy,
  )
  await expect(app.pane(lock.receipt)).toContainText(/[0-9a-f]{64}/)
  const requests = app.pane(lock.requests)
  await expect(requests).toContainText('/workers/data.worker')
  await expect(requests).toContainText('all to this site')
  await expectNoViolations(page, 'privacy')

  const saved = await app.download(() => app.button(lock.save).click())
  expect(saved.name).toMatch(/^terrarium-privacy-receipt-[\d-]+\.json$/)
  const text = saved.bytes.toString()
  expect(text).not.toContain(CANARY)
  const receipt = JSON.parse(text) as Receipt
  expect(receipt.lock.state).toMatch(/^(full|partial)$/)
  expect(receipt.lock.waysOut['fetch']?.stoppedBy).toBe('content security policy, seen at work')
  expect(receipt.dataSha256).toMatch(/^[0-9a-f]{64}$/)
  expect(receipt.requests.toOtherAddresses).toBe(0)
  for (const { address } of receipt.requests.list) {
    expect(new URL(address).origin).toBe(new URL(baseURL ?? '').origin)
  }
  expect(receipt.requests.list.map(({ from }) => from)).toContain('trainer')
})

test('offline, the view says so and work goes on; back online, it says that', async ({
  app,
  page,
  context,
}) => {
  const { lock } = app.m
  await app.start()
  await app.goPrivacy()
  const offline = app.pane(lock.offline)
  await expect(offline).toContainText(lock.onlineNow)
  await context.setOffline(true)
  await expect(offline).toContainText(lock.offlineNow)
  await context.setOffline(false)
  await expect(offline).toContainText(lock.onlineNow)
  await page.getByRole('banner').getByRole('button', { name: app.m.common.appName }).click()
  await expect(page.getByRole('banner').getByRole('button', { name: /^Sealed/ })).toBeVisible()
})
