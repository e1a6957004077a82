import { expect, test } from 'vitest'
import { chartCsv, chartFileName } from './chart-csv.ts'

const table = {
  summary: 'Show as a table',
  columns: ['=threshold', 'share, "of all"'],
  count: 2,
  row: (index: number) => [`row ${index}`, '0.33'],
}

test('a saved chart holds every digit of its numbers, and nothing for those that are not there', async () => {
  const rows = [
    [1 / 3, Number.NaN],
    ['+49 30 1', null],
  ]
  const text = await chartCsv({ ...table, values: (index) => rows[index] ?? [] }).text()
  expect(text.replace('\uFEFF', '')).toBe(
    `'=threshold,"share, ""of all"""\n0.3333333333333333,\n'+49 30 1,\n`,
  )
})

test('a table that knows its texts only is saved as they are', async () => {
  expect(await chartCsv(table).text()).toContain('\nrow 0,0.33\nrow 1,0.33\n')
})

test('a file is called after what is on screen and after the chart', () => {
  expect(chartFileName('Spring customers.csv', 'How it learnt', 'png')).toBe(
    'spring-customers-how-it-learnt.png',
  )
  expect(chartFileName('客户.xlsx', '它是怎样学会的？', 'csv')).toBe('客户-它是怎样学会的.csv')
  expect(chartFileName('../', '…', 'png')).toBe('chart.png')
})
