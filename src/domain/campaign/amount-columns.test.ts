import { expect, test } from 'vitest'
import type { ColumnProfile } from '../profile.ts'
import { amountColumns } from './amount-columns.ts'

type Column = Parameters<typeof amountColumns>[0][number]
const number = (name: string, rest: Partial<Column> = {}): Column => ({
  name,
  kind: 'number',
  role: 'feature',
  warnings: [],
  ...rest,
})

test('what may be worth money is offered first, ids and words never', () => {
  const warnings: ColumnProfile['warnings'] = ['idLike']
  expect(
    amountColumns([
      number('customer_id', { role: 'id' }),
      number('serial', { warnings }),
      number('age'),
      number('hourOfDay'),
      number('年龄'),
      number('city', { kind: 'category' }),
      number('monthly_charge'),
      number('percentage'),
      number('金额', { role: 'value' }),
    ]),
  ).toEqual(['monthly_charge', 'percentage', '金额', 'age', 'hourOfDay', '年龄'])
})
