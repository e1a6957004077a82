import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { ROOT } from '../../scripts/install-dependencies.mjs'
import { en } from '../../src/messages/en.ts'
import { PlainHost } from './plain-host.ts'
import { expect, test as base } from './test.ts'

/** The build under test. */
export const DIST = join(ROOT, 'dist')

/** The app on a host of its own, which sends no headers and can be stopped and given another release. */
export const test = base.extend<{ host: PlainHost }>({
  // Playwright reads from this pattern what a fixture needs: nothing.
  // eslint-disable-next-line no-empty-pattern
  host: async ({}, use) => {
    const host = await PlainHost.open(DIST)
    await use(host)
    await host.stop()
  },
  baseURL: async ({ host }, use) => {
    await use(host.address)
  },
})

/** Waits until the app on the start page is kept for use without a network. */
export async function expectKept(page: Page): Promise<void> {
  await expect(page.getByText(en.offline.kept, { exact: true })).toBeVisible({ timeout: 60_000 })
}
