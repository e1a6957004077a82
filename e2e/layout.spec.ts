import type { Page } from '@playwright/test'
import { QUICK_SETTINGS } from './support/app.ts'
import { csv, scatter } from './support/tables.ts'
import { expect, test } from './support/test.ts'

const LONG_NAME =
  'monthly_recurring_revenue_of_the_customer_before_discounts_and_taxes_in_the_last_quarter'
const LONG_CHINESE = '这一列的名字特别长用来检查页面在窄屏幕上是否会被撑宽以及文字是否正确换行显示'

/** Names and values that could push a page apart. */
const WIDE_TABLE = csv(
  [LONG_NAME, LONG_CHINESE, 'x'.repeat(120), 'result'],
  Array.from({ length: 240 }, (_, i) => [
    Math.round(1e9 * scatter(i)),
    `${LONG_CHINESE}${i % 3}`,
    ['averyveryverylongvaluewithoutanyspacesinitatallthatgoesonandon', 'b'][i % 2] ?? '',
    i % 3 === 0 ? `yes${'y'.repeat(60)}` : LONG_CHINESE,
  ]),
)

/** How far the page sticks out to the right of the window, in pixels. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
}

/** Controls that a finger would miss: lower than 44 px. Words that explain themselves stand in a text, where that is allowed. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button, select, input:not([type=file]), label.button')]
      .filter((node) => node.closest('.gloss') === null)
      .filter((node) => node.checkVisibility({ checkVisibilityCSS: true }))
      .map((node) => ({ node, box: (node.closest('label') ?? node).getBoundingClientRect() }))
      .filter(({ box }) => box.height > 0 && box.height < 43.5)
      .map(
        ({ node, box }) =>
          `${node.className} “${(node.textContent || node.getAttribute('aria-label') || '').trim().slice(0, 40)}” ${Math.round(box.height)} px`,
      ),
  )
}

/** Lines that the name of the app takes in the head. */
function linesOfName(page: Page): Promise<number> {
  return page.locator('header .name').evaluate((name) => {
    const range = document.createRange()
    range.selectNodeContents(name)
    return new Set([...range.getClientRects()].map(({ top }) => top)).size
  })
}

for (const width of [1440, 390]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 900 } })

    // Where there is least room, each time.
    const tag = width === 390 ? [] : ['@long']
    const name = 'no panel is wider than the window, whatever the names in the table'
    test(name, { tag }, async ({ app, page }) => {
      const { m } = app
      const fits = async (where: string) => {
        expect(await overflow(page), where).toBeLessThanOrEqual(0)
        expect(await linesOfName(page), where).toBe(1)
        if (width < 720) expect(await smallTargets(page), where).toEqual([])
      }
      await app.start(QUICK_SETTINGS)
      await fits('start')
      await app.openFile({ name: `${LONG_NAME}.csv`, content: WIDE_TABLE })
      await app.button(m.data.howRead).click()
      await app.button(m.data.addFilter).click()
      await fits('data')
      for (const view of ['description', 'counts', 'groups'] as const) {
        await app.button(m.data.views[view]).click()
        await expect(app.table(m.data.views[view]).locator('tbody tr').first()).toBeVisible()
        await fits(`data, ${view}`)
      }
      await app.go('prepare')
      await expect(app.table(m.prepare.inputs)).toBeVisible()
      await fits('prepare')
      await app.go('train')
      await expect(app.field(m.train.epochs)).toBeVisible()
      await fits('train, ready')
      await app.train()
      await app.trained()
      await fits('train, finished')
      await app.evaluate()
      await fits('evaluate')
      await app.button(m.evaluate.keep).click()
      await app.go('predict')
      await expect(app.pane(m.predict.formTitle)).toBeVisible()
      await app.give(m.predict.scoreFile, { name: `${LONG_NAME}.csv`, content: WIDE_TABLE })
      await expect(app.button(m.predict.download)).toBeVisible()
      await fits('predict')
      await page.evaluate(() => {
        location.hash = 'models'
      })
      await expect(app.table(m.models.title)).toBeVisible()
      await fits('models')
    })
  })
}
