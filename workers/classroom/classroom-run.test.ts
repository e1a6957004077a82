import { expect, test } from 'vitest'
import { prepareMade } from '../../src/domain/classroom/made-preparation.ts'
import { toyExperiment } from '../../src/domain/classroom/new-classroom.ts'
import { ENGINES } from '../engines/open-engine.ts'
import { ClassroomRun } from './classroom-run.ts'
import { trainingOf } from './classroom-service.ts'

test('going back forgets the epochs that followed, of a run that began with others behind it, too', async () => {
  const prepared = await prepareMade(toyExperiment('moons'), { kind: 'toy', name: 'moons' })
  if (!prepared.ok) throw new Error(prepared.failure.code)
  const job = trainingOf(prepared.value)
  const first = await ClassroomRun.open(job, undefined, ENGINES)
  const { weights } = await first.state()
  first.dispose()
  const run = await ClassroomRun.open(job, weights, ENGINES, 50)
  await run.take(run.left)
  await run.take(run.left)
  const after52 = await run.state()
  await run.take(run.left)
  await run.goOnFrom(after52)
  await run.take(run.left)
  run.dispose()
  // The learning rate may depend on them, each counted once.
  expect(run.history.map(({ epoch }) => epoch)).toEqual([51, 52, 53])
})
