import type { Page } from '@playwright/test'
import { en, type Messages } from '../src/messages/en.ts'
import { zhCN } from '../src/messages/zh-CN.ts'
import { App, QUICK_SETTINGS } from './support/app.ts'
import { customers } from './support/tables.ts'
import { expect, test } from './support/test.ts'

/** All texts of the page, names of controls included. */
function texts(page: Page): Promise<string> {
  return page.evaluate(() => {
    const named = [...document.querySelectorAll('[aria-label]')].map((node) =>
      node.getAttribute('aria-label'),
    )
    return `${document.body.innerText}\n${named.join('\n')}`
  })
}

/** English texts but for what changes by itself: how much is kept is measured a little after each save. */
async function english(page: Page): Promise<string> {
  const all = (await texts(page)).replaceAll(en.common.otherLanguage, '')
  return all.replace(/^.+(?= here, )/gm, '')
}

/** The same once a page has all its rows and lists: two looks see the same. */
async function settled(page: Page): Promise<string> {
  let seen = ''
  await expect
    .poll(
      async () => {
        const before = seen
        seen = await english(page)
        return seen === before
      },
      { intervals: [400] },
    )
    .toBe(true)
  return seen
}

/** Words of one language that the other never has, without what comes from the table itself. */
const ENGLISH_WORDS =
  /\b(the|and|rows|columns|table|settings|training|learning|epoch|epochs|from|with|open|keep)\b/i
const CHINESE = /\p{Script=Han}/u

test('the language changes everywhere at once, without a reload, and nothing is lost', async ({
  app,
  page,
}) => {
  await app.start(QUICK_SETTINGS)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await app.openFile({ name: 'k.csv', content: customers(120) })
  await page.evaluate(() => {
    Reflect.set(window, '__stays', true)
  })
  const into = async (m: Messages) => {
    await page.getByRole('banner').getByRole('button', { name: app.m.common.otherLanguage }).click()
    app.m = m
  }
  const steps = ['data', 'prepare', 'train', 'evaluate', 'predict'] as const
  await app.train()
  await app.trained()
  await app.go('predict')
  await app.set('age', 41)
  for (const step of steps) {
    await app.go(step)
    await expect(app.title).toBeVisible()
    // The rows of the model are made ready first.
    if (step === 'evaluate') await expect(app.field(en.judgement.cutSlider)).toBeVisible()
    const before = await settled(page)
    expect(before, step).not.toMatch(CHINESE)
    await into(zhCN)
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
    const chinese = await texts(page)
    expect(chinese, step).not.toMatch(ENGLISH_WORDS)
    expect(chinese).toMatch(CHINESE)
    await into(en)
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    expect(await settled(page), step).toBe(before)
  }
  await expect(app.field('age')).toHaveValue('41')
  expect(await page.evaluate(() => Reflect.get(window, '__stays') as unknown)).toBe(true)
})

test('the start page, its samples and its refusals are there in Chinese', async ({ app, page }) => {
  app.m = zhCN
  await app.start(undefined, '?lang=zh-CN')
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expect(app.title).toHaveText(zhCN.start.title)
  await app.give(zhCN.start.openFile, { name: 'leer.csv', content: 'a,b\n' })
  await expect(app.alert).toContainText(CHINESE)
  expect(await texts(page)).not.toMatch(ENGLISH_WORDS)
  await app.goModels()
  expect(await texts(page)).not.toMatch(ENGLISH_WORDS)
})

test('language and theme stay as chosen, and the theme is there before the first paint', async ({
  app,
  page,
}) => {
  await app.start()
  const before = await page.locator('html').getAttribute('data-theme')
  const wanted = before === 'dark' ? 'light' : 'dark'
  await page
    .getByRole('button', { name: wanted === 'dark' ? en.common.toDark : en.common.toLight })
    .click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', wanted)
  await page.getByRole('banner').getByRole('button', { name: en.common.otherLanguage }).click()
  await page.addInitScript(() => {
    // The theme when the body first exists: nothing can have been painted before.
    new MutationObserver((_, observer) => {
      if (!(document.body instanceof HTMLElement)) return
      Reflect.set(window, '__firstTheme', document.documentElement.dataset['theme'])
      observer.disconnect()
    }).observe(document, { childList: true, subtree: true })
  })
  await page.reload()
  const again = new App(page)
  await expect(again.title).toHaveText(zhCN.start.title)
  expect(await page.evaluate(() => Reflect.get(window, '__firstTheme') as unknown)).toBe(wanted)
  await expect(page.locator('html')).toHaveAttribute('data-theme', wanted)
})

test.describe('a Chinese browser', () => {
  test.use({ locale: 'zh-CN' })

  test('is greeted in Chinese', async ({ app, page }) => {
    await app.start()
    await expect(app.title).toHaveText(zhCN.start.title)
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  })
})
