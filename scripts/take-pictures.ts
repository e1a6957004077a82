// Pictures of the built app with a model of the churn sample.
// `npm run pictures` makes the README's anew; `npm run pictures -- FOLDER` puts every view there, at both widths, in
// both themes and both languages: how to look at a change.
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect } from '@playwright/test'
import { chromium as playwright, type Page } from 'playwright'
import { chromium } from '../e2e/chromium.ts'
import { buildApp } from '../e2e/command-line/build-app.ts'
import { App } from '../e2e/support/app.ts'
import { en } from '../src/messages/en.ts'
import { zhCN } from '../src/messages/zh-CN.ts'
import { ensureBrowser } from './ensure-browser.mjs'
import { ROOT } from './install-dependencies.mjs'
import { serve } from './serve.mjs'

const VIEWS = ['start', 'data', 'prepare', 'train', 'evaluate', 'predict', 'models'] as const

interface Size {
  width: number
  height: number
}

const WIDE: Size = { width: 1440, height: 1100 }
const NARROW: Size = { width: 390, height: 844 }

/** The app with a model of the churn sample, as one click on the sample leaves it. */
async function trainedSample(page: Page): Promise<App> {
  const app = new App(page)
  await app.start()
  const { title } = app.m.start.samples.churn
  await app.main.getByRole('button', { name: new RegExp(`^${title}`) }).click()
  await app.trained()
  return app
}

/** By the address, which works at every width. */
async function show(app: App, view: (typeof VIEWS)[number]): Promise<void> {
  const { page } = app
  const before = await app.title.textContent()
  if (new URL(page.url()).hash.split('&')[0] !== `#${view}`) {
    await page.evaluate((hash) => {
      location.hash = hash
    }, view)
    await expect(app.title).not.toHaveText(before ?? '')
  }
  await page.waitForLoadState('networkidle')
}

async function save(page: Page, path: string): Promise<void> {
  await page.screenshot({ path, animations: 'disabled' })
  console.log(path)
}

/** The whole page in a window as tall as it is, so that what sticks to an edge lies there once. */
async function saveWhole(page: Page, size: Size, path: string): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ ...size, height: Math.max(height, size.height) })
  await save(page, path)
  await page.setViewportSize(size)
}

async function takeForReadme(app: App): Promise<void> {
  await show(app, 'train')
  await save(app.page, join(ROOT, 'e2e/pictures/train-light.png'))
}

async function takeAll(app: App, folder: string): Promise<void> {
  const { page } = app
  await mkdir(folder, { recursive: true })
  for (const [language, messages] of [
    ['en', en],
    ['zh', zhCN],
  ] as const) {
    if (app.m !== messages) {
      await page.getByRole('button', { name: app.m.common.otherLanguage }).click()
      app.m = messages
    }
    for (const size of [WIDE, NARROW]) {
      await page.setViewportSize(size)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        for (const view of VIEWS) {
          await show(app, view)
          const name = [view, colorScheme, size.width, language].join('-')
          await saveWhole(page, size, join(folder, `${name}.png`))
        }
      }
    }
    await page.setViewportSize(WIDE)
  }
}

const [folder] = process.argv.slice(2)
await buildApp()
if (!(await ensureBrowser())) throw new Error('there is no Chromium')
const server = await serve({ port: 0 })
const browser = await playwright.launch(chromium)
try {
  const page = await browser.newPage({
    baseURL: server.address,
    viewport: WIDE,
    colorScheme: 'light',
    locale: 'en',
    reducedMotion: 'reduce',
  })
  const app = await trainedSample(page)
  if (folder === undefined) await takeForReadme(app)
  else await takeAll(app, resolve(process.env['INIT_CWD'] ?? '.', folder))
} finally {
  await browser.close()
  await server.close()
}
