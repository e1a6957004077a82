import type { Page } from '@playwright/test'
import { App } from './support/app.ts'
import { customers } from './support/tables.ts'
import { expect, test } from './support/test.ts'

interface Focus {
  name: string
  visible: boolean
  /** In the content, not in the frame around it. */
  inMain: boolean
}

/** The name of what has the focus, and whether one sees that it has it; no name where nothing has it. */
async function focused(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement) || element === document.body)
      return { name: '', visible: false, inMain: false }
    const labels = 'labels' in element ? (element.labels as NodeListOf<HTMLElement> | null) : null
    const labelledBy = element.getAttribute('aria-labelledby')
    const name =
      element.getAttribute('aria-label') ??
      (labelledBy === null ? null : document.getElementById(labelledBy)?.innerText) ??
      labels?.[0]?.innerText ??
      element.innerText
    // A file field is drawn by its label.
    const drawn = [element, element.closest('label')].filter((node) => node !== null)
    const visible = drawn.some((node) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(node)
      return (
        (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== 'none'
      )
    })
    return { name: name.trim(), visible, inMain: element.closest('main') !== null }
  })
}

/** Presses Tab until the control with this name has the focus, which must be seen all along the way. */
async function tabTo(page: Page, name: RegExp, where: 'main' | 'frame' = 'main'): Promise<void> {
  const passed: string[] = []
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab')
    const now = await focused(page)
    if (now.name !== '') expect(now.visible, `the focus on “${now.name}” is seen`).toBe(true)
    if (name.test(now.name) && now.inMain === (where === 'main')) return
    passed.push(now.name)
  }
  throw new Error(`Tab never reached ${String(name)}; it went over ${passed.join(' · ')}`)
}

/** The text alone, or with a note below it. */
const exactly = (text: string) =>
  new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(\\n|$)`)

for (const width of [1440, 390]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 900 } })

    // On a telephone's screen in the long run.
    const tag = width === 390 ? ['@long'] : []
    const name = 'the whole way from a pasted table to a prediction, with the keyboard only'
    test(name, { tag }, async ({ app, page }) => {
      const { m } = app
      await page.goto('./')
      await expect(app.title).toBeVisible()
      await tabTo(page, exactly(m.start.paste))
      await page.keyboard.press('Enter')
      const dialog = page.getByRole('dialog')
      await expect(dialog).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(dialog).toHaveCount(0)
      expect((await focused(page)).name, 'the focus is back where it was').toBe(m.start.paste)
      await page.keyboard.press('Enter')
      await expect(dialog.getByLabel(m.start.pasteLabel)).toBeFocused()
      await page.keyboard.insertText(customers(120))
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await app.expectTable()
      await expect(app.title.or(app.main).and(page.locator(':focus')).first()).toBeVisible()

      await tabTo(page, exactly(m.data.target))
      await page.keyboard.press('ArrowDown')
      await page.keyboard.type('left')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await expect(app.field(m.data.target)).toHaveValue('left')
      await tabTo(page, exactly(m.data.positive))
      await page.keyboard.press('ArrowUp')
      await expect(app.field(m.data.positive)).toHaveValue('no')

      await tabTo(page, exactly(m.common.steps.prepare), 'frame')
      await page.keyboard.press('Enter')
      await expect(app.title).toContainText('become')
      await expect(app.title.or(app.main).and(page.locator(':focus')).first()).toBeVisible()
      await tabTo(page, exactly(m.prepare.testShare))
      await page.keyboard.press('ArrowRight')
      await expect(app.field(m.prepare.testShare)).toHaveValue('25')
      await tabTo(page, exactly(m.prepare.stratify))
      await page.keyboard.press('Space')
      await expect(app.field(m.prepare.stratify)).not.toBeChecked()
      await page.keyboard.press('Shift+Tab')

      await tabTo(page, exactly(m.common.steps.train), 'frame')
      await page.keyboard.press('Enter')
      await expect(app.title).toHaveText(m.train.readyTitle)
      await tabTo(page, exactly(m.train.epochs))
      await page.keyboard.press('Tab')
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.type('4')
      await tabTo(page, exactly(m.train.start))
      await page.keyboard.press('Space')
      await app.trained()
      await tabTo(page, exactly(m.train.toEvaluate))
      await page.keyboard.press('Enter')
      await expect(app.title).toHaveText(m.evaluate.title)
      await tabTo(page, exactly(m.evaluate.keep))
      await page.keyboard.press('Enter')
      await expect(app.kept).toBeVisible()

      await tabTo(page, exactly(m.evaluate.goOn))
      await page.keyboard.press('Enter')
      await expect(app.title).toHaveText(m.predict.title)
      const answer = app.pane(/^Chance/)
      const before = await answer.innerText()
      await tabTo(page, /^age/)
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.type('69')
      await expect(answer).not.toHaveText(before, { useInnerText: true })
    })

    test('the first Tab offers to skip to the content', async ({ page }) => {
      const app = new App(page)
      const { m } = app
      await page.goto('./')
      await expect(app.title).toBeVisible()
      await page.keyboard.press('Tab')
      expect((await focused(page)).name).toBe(m.common.skip)
      await expect(page.getByRole('link', { name: m.common.skip })).toBeInViewport()
      await page.keyboard.press('Enter')
      await expect(app.main).toBeFocused()
      await page.keyboard.press('Tab')
      expect((await focused(page)).name).toBe(m.start.openFile)
    })
  })
}
