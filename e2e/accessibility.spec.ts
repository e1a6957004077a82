import { en, type Messages } from '../src/messages/en.ts'
import { zhCN } from '../src/messages/zh-CN.ts'
import { QUICK_SETTINGS } from './support/app.ts'
import { expectNoViolations } from './support/axe.ts'
import { customers } from './support/tables.ts'
import { expect, test } from './support/test.ts'

const LANGUAGES: Record<string, Messages> = { en, 'zh-CN': zhCN }

for (const [language, messages] of Object.entries(LANGUAGES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${language}, ${colorScheme}`, () => {
      test.use({ colorScheme })

      // One pair of language and theme each time; every one of them in the long run.
      const tag = language === 'en' && colorScheme === 'light' ? [] : ['@long']
      test('no panel breaks a rule of accessibility', { tag }, async ({ app, page }) => {
        test.setTimeout(180_000)
        app.m = messages
        const { m } = app
        await app.start(QUICK_SETTINGS, `?lang=${language}`)
        await page.getByText(m.start.toys, { exact: true }).click()
        await expectNoViolations(page, 'start')
        await app.button(m.start.paste).click()
        await expect(page.getByRole('dialog')).toBeVisible()
        await expectNoViolations(page, 'paste')
        await page.keyboard.press('Escape')
        await app.goModels()
        await expectNoViolations(page, 'models, empty')
        await page.evaluate(() => {
          location.hash = 'evaluate'
        })
        await expect(
          app.button(m.common.models).or(app.button(m.models.newOne)).first(),
        ).toBeVisible()
        await expectNoViolations(page, 'evaluate, empty')
        await page.evaluate(() => {
          location.hash = 'classroom'
        })
        await page.getByText(m.teaching.controls, { exact: true }).click()
        await expectNoViolations(page, 'classroom')
        await app.button(m.lessons.begin('4')).click()
        await expect(app.button(m.lessons.leave)).toBeVisible()
        await expectNoViolations(page, 'classroom, lesson')

        await app.goHome()
        await app.give(m.start.openFile, { name: 'none.csv', content: '' })
        await expect(app.alert).toBeVisible()
        await expectNoViolations(page, 'start, refused')
        await app.openFile({ name: 'customers.csv', content: customers(240) })
        await app.button(m.data.howRead).click()
        await app.button(m.data.addFilter).click()
        await expectNoViolations(page, 'data')
        for (const view of ['description', 'counts', 'groups'] as const) {
          await app.button(m.data.views[view]).click()
          await expect(app.table(m.data.views[view]).locator('tbody tr').first()).toBeVisible()
          await expectNoViolations(page, `data, ${view}`)
        }

        await app.go('prepare')
        await expect(app.table(m.prepare.inputs)).toBeVisible()
        await expectNoViolations(page, 'prepare')
        await app.go('train')
        await expect(app.field(m.train.epochs)).toBeVisible()
        for (const fold of await app.main.locator('summary').all()) await fold.click()
        await expectNoViolations(page, 'train, ready')
        await app.set(m.train.epochs, 100_000)
        await app.field(m.train.stopping).uncheck()
        await app.train()
        await expect(app.pane(m.train.now).getByRole('figure')).toBeVisible()
        await app.button(m.train.pause).click()
        await expect(app.button(m.train.resume)).toBeVisible()
        await expectNoViolations(page, 'train, paused')
        await app.button(m.train.stop).click()
        await app.trained()
        await app.twin(app.pane(m.train.now).getByRole('figure'))
        await expectNoViolations(page, 'train, finished')
        await app.evaluate()
        await expectNoViolations(page, 'evaluate')
        await app.button(m.evaluate.keep).click()
        await expect(app.kept).toBeVisible()

        await app.go('predict')
        await app.set('age', 'x')
        await app.give(m.predict.scoreFile, { name: 'new.csv', content: customers(12) })
        await expect(app.button(m.predict.download)).toBeVisible()
        await expectNoViolations(page, 'predict')
        await app.goModels()
        await expectNoViolations(page, 'models')
        await app.button(/^(Delete|删除)/).click()
        await expect(page.getByRole('button', { name: m.common.undo, exact: true })).toBeVisible()
        await expectNoViolations(page, 'models, undo')
      })
    })
  }
}
