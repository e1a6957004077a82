import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../scripts/install-dependencies.mjs'
import { exerciseOf } from '../src/domain/classroom/exercise.ts'
import { toyExperiment } from '../src/domain/classroom/new-classroom.ts'
import { zhCN } from '../src/messages/zh-CN.ts'
import { packClass } from '../src/services/class-pack-file.ts'
import { expectNoViolations } from './support/axe.ts'
import { serveProfile } from './support/hosts.ts'
import { expect, test } from './support/test.ts'

const NAME = 'Example & Sons Data School'
const SITE = {
  name: NAME,
  host: 'Analytics team, Example Ltd',
  contact: 'data@example.org',
  logo: 'our logo.svg',
  language: 'zh-CN',
  samples: ['churn', 'xor'],
  lessons: ['lessons/第一课.terrarium-class'],
}
const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 28"><rect width="60" height="28" fill="#7a3fb5"/></svg>'
const LESSON = { name: '弯一弯', note: '让损失低于 0.1。', controls: {} }

let folder: string
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'terrarium-site-'))
  mkdirSync(join(folder, 'lessons'))
  writeFileSync(join(folder, SITE.logo), LOGO)
  const packed = await packClass({ experiment: exerciseOf(toyExperiment('circles'), LESSON) })
  if (!packed.ok) throw new Error(packed.failure.code)
  const bytes = new Uint8Array(await packed.value.arrayBuffer())
  writeFileSync(join(folder, SITE.lessons[0] ?? ''), bytes)
})
test.afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Builds the app as this configuration says. */
function build(site: object, name: string): { dist: string; status: number | null; said: string } {
  const file = join(folder, 'site.json')
  writeFileSync(file, JSON.stringify(site))
  const dist = join(folder, name)
  const { status, stderr } = spawnSync(
    join(ROOT, 'node_modules/.bin/vite'),
    ['build', '--outDir', dist, '--logLevel', 'warn'],
    { cwd: ROOT, env: { ...process.env, TERRARIUM_SITE: file }, encoding: 'utf8' },
  )
  return { dist, status, said: stderr }
}

test('a copy has the name, language, samples and lessons that its host set @long', async ({
  app,
  page,
}) => {
  const { dist, status, said } = build(SITE, 'first')
  expect(status, said).toBe(0)
  const again = build(SITE, 'second')
  const sums = (of: string) => readFileSync(join(of, 'SHA256SUMS'), 'utf8')
  expect(sums(again.dist), 'the same configuration gives the same files').toBe(sums(dist))
  // Neither given out nor kept offline: samples of others are no file of the build.
  const samples = readdirSync(join(dist, 'samples')).map((file) => file.replace(/-.{8}\.csv$/, ''))
  expect(samples.sort()).toEqual(['customer-churn', 'xor'])
  const kept = readFileSync(join(dist, 'sw.js'), 'utf8')
  expect(kept).toMatch(/"assets\/lesson-[^"]+\.terrarium-class"/)
  expect(kept).not.toContain('product-reviews')
  const manifest = JSON.parse(readFileSync(join(dist, 'manifest.webmanifest'), 'utf8')) as object
  expect(manifest).toMatchObject({ name: NAME, short_name: NAME })

  app.m = zhCN
  const { m } = app
  const host = await serveProfile('none', dist)
  try {
    const served = await page.goto(host.address)
    expect(await served?.text()).toContain('<title>Example &#38; Sons Data School</title>')
    await expect(app.title).toHaveText(m.start.title)
    await expect(page).toHaveTitle(NAME)
    const home = page.getByRole('banner').getByRole('button', { name: NAME, exact: true })
    const logo = home.locator('img')
    await expect(logo).toBeVisible()
    expect(await logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
    for (const line of [SITE.host, SITE.contact, m.common.basedOn]) {
      await expect(page.getByText(line, { exact: true }).filter({ visible: true })).toBeVisible()
    }
    await page.getByText(m.start.toys, { exact: true }).click()
    const offered = await app.main.locator('button.card strong').allInnerTexts()
    expect(offered).toEqual([m.start.samples.churn.title, m.start.samples.xor.title])
    await expectNoViolations(page, 'start of a copy')

    await page.goto(`${host.address}#classroom`)
    const lessons = app.pane(m.lessons.hosted)
    await lessons.getByRole('button', { name: LESSON.name }).click()
    await expect(app.pane(LESSON.name)).toContainText(LESSON.note)
    await expectNoViolations(page, 'classroom of a copy')

    await home.click()
    await app.openToy('xor')
    await app.trained()
  } finally {
    await host.close()
  }
})

test('a wrong configuration stops the build with the field and what to do @long', () => {
  const { status, said } = build({ ...SITE, samples: ['chrun'] }, 'refused')
  expect(status).not.toBe(0)
  expect(said).toContain('"samples.0" is no sample. There are churn, campaign')
  expect(readdirSync(folder)).not.toContain('refused')
})
