import { expect, test } from 'vitest'
import type { FittedRecipe } from '../../../src/domain/recipe.ts'
import { cellRows, workbook } from '../reading/fixtures/workbook.ts'
import { readForScoring } from './read-for-scoring.ts'

const RECIPE: FittedRecipe = {
  columns: [
    {
      kind: 'category',
      name: 'city',
      missing: [''],
      offset: 0,
      impute: 'Bern',
      levels: ['Bern', 'Rome'],
      counts: [3, 2],
      other: false,
    },
  ],
  target: { task: 'binary', name: 'y', classes: ['no', 'yes'], positive: 'yes', missing: [''] },
  inputNames: ['city = Bern', 'city = Rome'],
}

async function sheetRead(
  ...sheets: { name: string; column: string }[]
): Promise<string | undefined> {
  const book = workbook(
    sheets.map(({ name, column }) => ({
      name,
      rows: cellRows([
        ['id', column],
        [1, 'Rome'],
      ]),
    })),
  )
  const source = { name: 'new.xlsx', blob: new Blob([book]) }
  const hooks = { signal: new AbortController().signal, onProgress: () => undefined }
  const read = await readForScoring(source, RECIPE, hooks)
  return read.ok ? read.value.dialect.parts?.read : read.failure.code
}

test('of several sheets the first with the columns of the model is scored', async () => {
  const notes = { name: 'Notes', column: 'text' }
  const june = { name: 'June', column: 'city' }
  expect(await sheetRead(june, { name: 'July', column: 'city' })).toBe('June')
  expect(await sheetRead(notes, june)).toBe('June')
  expect(await sheetRead(notes, { name: 'More', column: 'other' })).toBe('Notes')
})
