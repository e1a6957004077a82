import { expectNoViolations } from './support/axe.ts'
import { expect, test } from './support/test.ts'
import { guides } from '../src/messages/en/guides.ts'
import type { Step } from '../src/state/navigation.svelte.ts'

test('a sample is guided through every step until the guide is closed', async ({ app, page }) => {
  const { m } = app
  await app.start()
  await app.openToy('moons')
  await app.trained()
  const guide = app.pane(m.start.guideTo(m.start.samples.moons.title))
  for (const step of Object.keys(m.common.steps) as Step[]) {
    await app.go(step)
    await expect(guide).toContainText(guides.toy.steps[step])
    await expectNoViolations(page, step)
  }
  await app.go('data')
  await expect(guide).toContainText(guides.toy.about)
  await expect(guide).toContainText(guides.toy.tryThis)
  await app.button(m.start.closeGuide).click()
  await expect(guide).toHaveCount(0)
  await app.go('train')
  await expect(app.field(m.train.epochs)).toHaveValue('120')
  await expect(guide).toHaveCount(0)
})

test('an own file has no guide, even after a sample', async ({ app }) => {
  const { m } = app
  await app.start()
  await app.openToy('xor')
  await app.trained()
  await app.go('data')
  await expect(app.button(m.start.closeGuide)).toBeVisible()
  await app.openAnother({ name: 'own.csv', content: 'a,b\n1,x\n2,y\n3,x\n4,y\n' })
  await app.expectTable()
  await expect(app.title).toContainText('4')
  await expect(app.button(m.start.closeGuide)).toHaveCount(0)
})
