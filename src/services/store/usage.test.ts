import 'fake-indexeddb/auto'
import { deleteDB } from 'idb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { project } from '../../domain/fixtures/project.ts'
import { DataStore } from './data-store.ts'
import { Database } from './database.ts'
import { ProjectStore } from './project-store.ts'
import { readUsage } from './usage.ts'

beforeEach(async () => {
  await deleteDB('test')
  vi.stubGlobal('navigator', {})
})
afterEach(() => {
  vi.unstubAllGlobals()
})

test('the largest projects are found among all of them, those in the trash too', async () => {
  const database = new Database('test')
  const projects = new ProjectStore(database)
  const data = new DataStore(database)
  for (let i = 0; i < 40; i++) await projects.save(project({ id: `p${i}`, changedAt: i }))
  for (const [id, size] of [
    ['p3', 20_000],
    ['p9', 40_000],
    ['p30', 10_000],
  ] as const)
    await data.keep(id, { name: 'a.csv', blob: new Blob(['a'.repeat(size)]) })
  await projects.delete('p9')
  const usage = await readUsage(database)
  if (!usage.ok) throw new Error(usage.failure.code)
  const { largest, projects: all } = usage.value
  expect(largest.map(({ id }) => id).slice(0, 3)).toEqual(['p9', 'p3', 'p30'])
  expect(largest).toHaveLength(5)
  expect(largest[0]?.deletedAt).toBeDefined()
  expect(all).toBeGreaterThan(70_000)
})
