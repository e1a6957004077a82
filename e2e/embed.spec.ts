import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { toyExperiment } from '../src/domain/classroom/new-classroom.ts'
import { experimentToLink } from '../src/domain/experiment-link.ts'
import { expect, test } from './support/test.ts'

const LINK = experimentToLink(toyExperiment('xor'), { withNames: false })

/** A page of somebody else, on a port of its own, that frames an address and keeps what the frame tells it. */
async function frameElsewhere(page: Page, address: string): Promise<() => void> {
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end(
      `<title>Course</title><iframe width="1000" height="900" src="${address}" sandbox="allow-scripts allow-same-origin"></iframe>
       <script>window.told = []; addEventListener('message', ({ data }) => told.push(data))</script>`,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  return () => server.close()
}

test('the classroom runs in the frame of another origin, tells how far it is, and keeps nothing', async ({
  page,
  app,
  baseURL,
}) => {
  const { m } = app
  const address = new URL(`embed/?theme=dark#settings=${LINK}`, baseURL).href
  const close = await frameElsewhere(page, address)
  const inside = page.frameLocator('iframe')
  await expect(inside.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(inside.getByRole('navigation')).toHaveCount(0)
  await inside.getByRole('button', { name: m.classroom.stepEpoch, exact: true }).click()
  await expect
    .poll(() => page.evaluate(() => Reflect.get(window, 'told') as unknown[]))
    .toEqual([
      {
        terrarium: 1,
        type: 'progress',
        epoch: 1,
        validationLoss: expect.any(Number) as unknown,
        tasks: [],
      },
    ])
  await inside.getByRole('button', { name: m.common.toLight, exact: true }).click()
  await inside.getByRole('button', { name: m.common.otherLanguage, exact: true }).click()
  await expect(inside.locator('html')).toHaveAttribute('lang', 'zh-CN')
  const kept = await inside.locator('html').evaluate(async () => ({
    words: Object.keys(localStorage).concat(Object.keys(sessionStorage)),
    databases: await indexedDB.databases(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    cookies: document.cookie,
  }))
  expect(kept).toEqual({ words: [], databases: [], workers: 0, cookies: '' })
  close()
})

test('the app itself refuses to be framed', async ({ page, watch, baseURL }) => {
  watch.expect(/frame-ancestors|ERR_BLOCKED_BY_RESPONSE/)
  const close = await frameElsewhere(page, new URL('index.html', baseURL).href)
  await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/)
  close()
})
