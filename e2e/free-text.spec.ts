import { reviewColumns } from '../workers/trainer/fixtures/reviews.ts'
import { csv } from './support/tables.ts'
import { expect, test } from './support/test.ts'

/** 400 of them. */
function reviews(language: 'en' | 'zh'): string {
  const columns = reviewColumns(language, 400, 7)
  const rows = columns[0]?.[1].map((_, row) => columns.map(([, cells]) => `"${cells[row] ?? ''}"`))
  return csv(
    columns.map(([name]) => name),
    rows ?? [],
  )
}

for (const language of ['en', 'zh'] as const) {
  test(`reviews (${language}) are read as free text, shown before and after, and judged in a form and a file`, async ({
    app,
    page,
  }) => {
    const { m } = app
    await app.start({ training: { epochs: 8 } })
    await app.openFile({ name: 'reviews.csv', content: reviews(language) })
    await expect(app.field(m.data.kindOf('review'))).toHaveValue('text')
    await expect(app.field(m.data.roleOf('review'))).toHaveValue('feature')
    await app.button(m.data.moreOf('review')).click()
    const facts = page.getByRole('dialog', { name: 'review' })
    await expect(facts).toContainText(m.texts.medianWords)
    await facts.getByRole('button', { name: m.common.close }).click()

    await app.go('prepare')
    await expect(app.title).toContainText('become 513 inputs')
    await app.table(m.prepare.inputs).getByRole('button', { name: 'review' }).click()
    const steps = page.getByRole('dialog', { name: 'review' })
    await expect(steps).toContainText(m.texts.sharing('512'))
    await expect(steps).toContainText(language === 'en' ? /“[a-z ]+” 0\.\d/ : /“[\p{L} ]+” 0\.\d/u)
    await app.field(m.texts.words, steps).selectOption('single')
    await app.field(m.steps.buckets, steps).fill('64')
    await expect(steps).toContainText(m.texts.wordGrams('1', '1'))
    await expect(steps).toContainText(m.texts.sharing('64'))
    await steps.getByRole('button', { name: m.common.close }).click()
    await expect(app.title).toContainText('become 65 inputs')

    await app.train()
    await app.trained()
    await app.go('predict')
    const field = app.field('review')
    await expect(field).toHaveRole('textbox')
    await expect(app.main).toContainText(m.texts.emptyText)
    await field.fill(language === 'en' ? 'The price was great,\nlovely' : '价格很好，\n很满意')
    await expect(app.main).not.toContainText(m.texts.emptyText)
    const fresh = 'review,days since order\n"good, I would say",3\n,4\n'
    await app.give(m.predict.scoreFile, { name: 'new.csv', content: fresh })
    await expect(app.main).toContainText(m.texts.noteNoText('1', 'review'))
  })
}
