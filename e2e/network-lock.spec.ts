import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { serveFolder } from '../scripts/serve.mjs'
import { expectNoViolations } from './support/axe.ts'
import { DIST } from './support/hosted.ts'
import { customers } from './support/tables.ts'
import { expect, test } from './support/test.ts'

const CANARY = 'canary5d20e1'

interface Receipt {
  lock: { state: string; waysOut: Record<string, { stoppedBy: string }> }
  dataSha256: string | null
  requests: { count: number; toOtherAddresses: number; list: { address: string; from: string }[] }
}

/** Asked of a fresh frame, whose means nobody has taken away: a browser before version 156 does not by itself. */
function holdsToAllowlist(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const { RTCPeerConnection: Connection } = frame.contentWindow as Window & typeof globalThis
    try {
      new Connection().close()
      return false
    } catch {
      return true
    } finally {
      frame.remove()
    }
  })
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
  const state = (await holdsToAllowlist(page)) ? 'full' : 'partial'
  await expect(app.title).toHaveText(lock.titles[state])
  const ways = app.table(lock.ways)
  await expect(ways.getByRole('row', { name: new RegExp(lock.wayNames.code) })).toContainText(
    lock.stoppers.policy,
  )
  await expect(app.pane(lock.receipt)).toContainText(/[0-9a-f]{64}/)
  const requests = app.pane(lock.requests)
  await expect(requests).toContainText('/workers/data.worker')
  await expect(requests).toContainText('all to this site')
  // No service worker keeps this page.
  await expect(app.pane(lock.offline)).toContainText(lock.offlineLimits)
  await expectNoViolations(page, 'privacy')

  const saved = await app.download(() => app.button(lock.save).click())
  expect(saved.name).toMatch(/^terrarium-privacy-receipt-[\d-]+\.json$/)
  const text = saved.bytes.toString()
  expect(text).not.toContain(CANARY)
  const receipt = JSON.parse(text) as Receipt
  expect(receipt.lock.state).toBe(state)
  expect(receipt.lock.waysOut['fetch']?.stoppedBy).toBe('content security policy, seen at work')
  expect(receipt.dataSha256).toMatch(/^[0-9a-f]{64}$/)
  expect(receipt.requests.toOtherAddresses).toBe(0)
  for (const { address } of receipt.requests.list) {
    expect(new URL(address).origin).toBe(new URL(baseURL ?? '').origin)
  }
  expect(receipt.requests.list.map(({ from }) => from)).toContain('trainer')
})

test('a page that neither host nor build gave a policy says that its lock is open', async ({
  app,
  page,
}, info) => {
  const { lock } = app.m
  const root = info.outputPath('unsealed')
  cpSync(DIST, root, { recursive: true })
  const index = join(root, 'index.html')
  const sealed = readFileSync(index, 'utf8')
  const unsealed = sealed.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
  expect(unsealed).not.toBe(sealed)
  writeFileSync(index, unsealed)
  const host = await serveFolder({ root, port: 0, headersOf: () => ({}) })
  try {
    await page.goto(host.address)
    await app.goPrivacy()
    await expect(app.title).toHaveText(lock.titles.none)
    const ways = app.table(lock.ways)
    await expect(ways.getByRole('row', { name: new RegExp(lock.wayNames.code) })).toContainText(
      lock.stoppers.nothing,
    )
    await expect(app.pane(lock.restsOn)).toContainText(lock.allowlist.absent)
    await expect(page.getByRole('banner').getByText(lock.badges.none)).toBeVisible()
  } finally {
    await host.close()
  }
})
