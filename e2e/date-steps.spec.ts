import { csv } from './support/tables.ts'
import { expect, test } from './support/test.ts'

/** 240 rows: the day a customer signed up (some unknown), a later click with its time, and an answer. */
const TABLE = csv(
  ['joined', 'clicked', 'answer'],
  Array.from({ length: 240 }, (_, i) => {
    const day = (at: number) => new Date(Date.UTC(2021, 0, 1) + at * 86_400_000).toISOString()
    const joined = i % 10 === 3 ? '' : day((i * 37) % 600).slice(0, 10)
    const clicked = `${day(700 + ((i * 53) % 500)).slice(0, 10)} ${String(i % 24).padStart(2, '0')}:30`
    return [joined, clicked, i % 24 < 8 ? 'yes' : 'no']
  }),
)

test('the parts of a date that are inputs are chosen, seen before and after, undone, and trained with', async ({
  app,
  page,
}) => {
  const { m } = app
  const becomes = (column: string) =>
    app.table(m.prepare.inputs).getByRole('row', { name: new RegExp(`^${column}`) })
  const dialog = page.getByRole('dialog', { name: 'joined' })
  await app.start({ training: { epochs: 2 }, network: { layers: [{ units: 4 }] } })
  await app.openFile({ name: 'clicks.csv', content: TABLE })
  await app.go('prepare')
  await expect(app.title).toHaveText(m.prepare.title('20', '2'))

  await app.button(m.steps.suggest).click()
  const suggestions = app.pane(m.steps.suggestions)
  await expect(suggestions).toContainText(m.steps.suggested.hour)
  await expect(suggestions).toContainText(m.steps.why.twoDates('clicked'))
  await app.button(m.steps.takeAll).click()
  await expect(suggestions).toContainText(m.steps.none)
  await expect(becomes('joined')).toContainText(m.dates.daysUntil('clicked'))
  await expect(becomes('joined')).toContainText(m.steps.flagged)
  await expect(becomes('clicked')).toContainText(m.dates.circle(m.dates.names.hour))
  await expect(app.title).toHaveText(m.prepare.title('24', '2'))

  await app.button('joined').click()
  await app.choose(m.dates.weekday, m.dates.cycles.off, dialog)
  await app.choose(m.dates.season, m.dates.seasons.north, dialog)
  await expect(dialog).toContainText(m.dates.each(m.dates.names.northSeason, '4'))
  await expect(dialog.getByRole('cell', { name: /spring|summer|autumn|winter/ })).not.toHaveCount(0)
  await app.choose(m.dates.tenure, m.dates.tenures.date, dialog)
  await expect(dialog.getByLabel(m.dates.tenureDay)).toHaveValue(/^2022-\d\d-\d\d$/)
  await app.set(m.dates.tenureDay, 'soon', dialog)
  await expect(dialog).toContainText(m.dates.dayWrong)
  await app.set(m.dates.tenureDay, '2024-12-31', dialog)
  await expect(dialog).toContainText(m.dates.daysUntil('2024-12-31'))
  await dialog.getByRole('button', { name: m.common.close }).click()

  await app.button(m.steps.undo).click()
  await expect(becomes('joined')).not.toContainText('2024-12-31')
  // What holds for all dates: the columns have steps of their own for the weekday only where it was changed.
  await app.choose(m.dates.weekday, m.dates.cycles.cyclic)
  await expect(becomes('clicked')).toContainText(m.dates.circle(m.dates.names.weekday))
  await expect(becomes('joined')).not.toContainText(m.dates.names.weekday)

  await app.train()
  await app.trained()
  await app.go('predict')
  await app.set('joined', '2022-05-01')
  await app.set('clicked', '2022-06-01 10:15')
  await expect(app.alert).toHaveCount(0)
})

test('a step after which nothing is left to learn from is taken back where that is said', async ({
  app,
}) => {
  const { m } = app
  await app.start()
  const lines = TABLE.split('\n').map((line) => line.split(',').slice(1).join(','))
  await app.openFile({ name: 'clicks.csv', content: lines.join('\n') })
  await app.go('prepare')
  await app.field(m.dates.recency).uncheck()
  await app.choose(m.dates.weekday, m.dates.cycles.off)
  await expect(app.title).toHaveText(m.prepare.title('2', '1'))
  await app.choose(m.dates.month, m.dates.cycles.off)
  await expect(app.alert).not.toHaveCount(0)
  await app.button(m.steps.undo).click()
  await expect(app.alert).toHaveCount(0)
  await expect(app.title).toHaveText(m.prepare.title('2', '1'))
})

test('dates that were made months are not asked for their weekday or day, and the form says why', async ({
  app,
  page,
}) => {
  const { m } = app
  await app.start()
  await app.openFile({ name: 'clicks.csv', content: TABLE })
  await app.button(m.privacy.allColumns).click()
  await app.choose(m.privacy.protectionOf('joined'), m.privacy.date('month'))
  await app.go('prepare')
  await app.button('joined').click()
  const joined = page.getByRole('dialog', { name: 'joined' })
  await expect(joined).toContainText(m.dates.general.month)
  await expect(joined.getByLabel(m.dates.month)).toBeVisible()
  for (const part of ['weekday', 'dayOfMonth', 'hour'] as const) {
    await expect(joined.getByLabel(m.dates[part])).toHaveCount(0)
  }
  await joined.getByRole('button', { name: m.common.close }).click()
  await app.button('clicked').click()
  const clicked = page.getByRole('dialog', { name: 'clicked' })
  await expect(clicked.getByLabel(m.dates.weekday)).toBeVisible()
  await expect(clicked).not.toContainText(m.dates.general.month)
})
