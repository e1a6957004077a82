import { test as base, expect } from '@playwright/test'
import { App } from './app.ts'
import { PageWatch } from './page-watch.ts'

interface Fixtures {
  app: App
  /** Collects what a page must never do; checked when the test ends. */
  watch: PageWatch
}

/** A page with the app's vocabulary, watched for errors while the test runs. */
export const test = base.extend<Fixtures>({
  watch: [
    async ({ page }, use) => {
      const watch = new PageWatch(page)
      await use(watch)
      expect(watch.complaints, 'errors on the console or in the page').toEqual([])
    },
    { auto: true },
  ],
  app: async ({ page }, use) => {
    await use(new App(page))
  },
})

export { expect }
