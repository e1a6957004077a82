import type { ProjectContent } from '../src/protocol/archive-api.ts'
import { pack } from '../workers/archive/pack.ts'
import { unpack } from '../workers/archive/unpack.ts'
import type { Result } from '../src/domain/result.ts'
import type { App } from './support/app.ts'
import { storedKeys } from './support/stored-keys.ts'
import { expect, test } from './support/test.ts'

// The build writes it into the page; files that are made here name it, too.
Object.assign(globalThis, { __BUILD_ID__: 'test' })

const PASSPHRASE = 'correct horse'
const NOTE = 'Who leaves in spring? <b>春</b>'

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

async function eraseEverything(app: App): Promise<void> {
  const { m, page } = app
  await page.goto('./#storage')
  await app.button(m.storage.erase).click()
  const sheet = page.getByRole('dialog', { name: m.storage.eraseTitle })
  await sheet.getByLabel(m.storage.eraseSure).check()
  await sheet.getByRole('button', { name: m.storage.erase }).click()
  await expect(app.main.getByText(m.storage.erased)).toBeVisible()
}

/** Puts a run beside the one there is whose record nobody can read. */
async function addDamagedRun({ page }: App): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('terrarium')
        opening.onsuccess = () => {
          const tx = opening.result.transaction('runs', 'readwrite')
          const runs = tx.objectStore('runs')
          const asking = runs.getAll() as IDBRequest<object[]>
          asking.onsuccess = () => {
            runs.put({ ...asking.result[0], id: 'damaged', number: 2, place: [0, 2], history: 'x' })
          }
          tx.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
  )
}

/** Saves the project in the list as a file. */
async function saveProject(app: App, name: string, how: { rows: boolean; passphrase?: string }) {
  const { m, page } = app
  await page.getByRole('button', { name: m.projects.moreLabel(name) }).click()
  await app.button(m.take.exportProject).click()
  const sheet = page.getByRole('dialog', { name: m.take.projectTitle(name) })
  const omitted = m.take.runsDamaged('1')
  for (const line of [
    m.take.project,
    m.take.runs('1'),
    omitted,
    m.take.models('1'),
    m.take.noRows,
  ]) {
    await expect(sheet.getByText(line, { exact: true })).toBeVisible()
  }
  if (how.rows) {
    await sheet.getByRole('checkbox').check()
    await expect(sheet.getByText(m.take.noRows, { exact: true })).toHaveCount(0)
  }
  if (how.passphrase !== undefined) {
    const short = how.passphrase.slice(0, 7)
    await sheet.getByLabel(m.take.seal).fill(short)
    await sheet.getByLabel(m.take.sealAgain).fill(short)
    await sheet.getByRole('button', { name: m.take.save }).click()
    await expect(sheet.getByText(m.take.short('8'))).toBeVisible()
    await sheet.getByLabel(m.take.seal).fill(how.passphrase)
    await sheet.getByLabel(m.take.sealAgain).fill(how.passphrase)
  }
  return app.download(() => sheet.getByRole('button', { name: m.take.save }).click())
}

test('a project leaves as a sealed file and comes back with all it held; damaged ones change nothing @long', async ({
  app,
  page,
}) => {
  const { m } = app
  await app.quickModel()
  await app.keep('spring')
  await app.go('predict')
  const chance = app.pane(/^Chance/)
  await expect(chance).toContainText(/\d+ of 100/)
  const answer = await chance.innerText()
  await app.goProjects()
  await app.field(m.projects.keepData).check()
  const projects = app.table(m.projects.title)
  await expect(projects.getByRole('cell', { name: m.projects.kept, exact: true })).toBeVisible()
  await app.set(m.projects.note, NOTE)
  await expect(app.saved).toBeVisible()

  await addDamagedRun(app)
  const file = await saveProject(app, 'customers', { rows: true, passphrase: PASSPHRASE })
  expect(file.name).toBe('customers.terrarium')
  const content = valueOf(
    await unpack({ name: file.name, blob: new Blob([Uint8Array.from(file.bytes)]) }, PASSPHRASE),
  ) as ProjectContent
  expect(file.bytes.includes('spring')).toBe(false)

  await eraseEverything(app)
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([])
  await page.reload()
  await app.goModels()
  await app.give(m.models.openFile, { name: file.name, content: file.bytes })
  await page.getByLabel(m.take.passphrase, { exact: true }).fill('wrong horse')
  await app.button(m.take.open).click()
  await expect(page.getByText('This passphrase does not open')).toBeVisible()
  await page.getByLabel(m.take.passphrase, { exact: true }).fill(PASSPHRASE)
  await app.button(m.take.open).click()

  await expect(app.title).toHaveText(m.evaluate.title)
  await app.go('predict')
  await expect.poll(() => chance.innerText()).toBe(answer)
  await app.go('train')
  await expect(app.table(m.runs.title).locator('tbody tr')).toHaveCount(1)
  await app.goModels()
  await expect(app.table(m.models.title)).toContainText('spring')
  await app.goProjects()
  await expect(projects.locator('tbody tr')).toHaveCount(1)
  await expect(projects.getByRole('cell', { name: m.projects.kept, exact: true })).toBeVisible()
  await expect(app.field(m.projects.note)).toHaveValue(NOTE)
  await expect(app.saved).toBeVisible()

  const packed = async (change: (model: ProjectContent['models'][0]['model']) => object) => {
    const models = content.models.map(({ model, place }) => ({
      model: { ...model, ...change(model) },
      place,
    }))
    const blob = valueOf(await pack({ ...content, models }))
    return Buffer.from(await blob.arrayBuffer())
  }
  const whole = await packed(() => ({}))
  const flipped = Buffer.from(whole)
  const at = flipped.indexOf('weights.f32') + 'weights.f32'.length + 60
  flipped.writeUInt8(flipped.readUInt8(at) ^ 0xff, at)
  const damaged = { bytes: flipped, says: 'is no Terrarium file, or a damaged one' }
  const refused = { says: 'The model is damaged and was not opened' }
  const hostile = {
    'flipped.terrarium': damaged,
    'half.terrarium': { ...damaged, bytes: whole.subarray(0, whole.length / 2) },
    'infinite.terrarium': {
      ...refused,
      bytes: await packed(({ weights }) => ({ weights: weights.with(3, NaN) })),
    },
    'shape.terrarium': {
      ...refused,
      bytes: await packed(({ weights }) => ({ weights: weights.slice(1) })),
    },
  }
  await app.goModels()
  const before = await storedKeys(page)
  for (const [name, { bytes, says }] of Object.entries(hostile)) {
    await app.give(m.models.openFile, { name, content: bytes })
    await expect(page.getByText(says), name).toBeVisible()
    expect(await storedKeys(page), name).toEqual(before)
  }
})
