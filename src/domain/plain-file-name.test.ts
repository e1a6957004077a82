import { expect, test } from 'vitest'
import { plainFileStem } from './plain-file-name.ts'

test.each([
  ['Customer churn → churned', 'customer-churn-churned'],
  ['客户流失 · 流失', '客户流失-流失'],
  ['../…', 'model'],
])('a file about "%s" is called %s', (words, stem) => {
  expect(plainFileStem(words, 'model')).toBe(stem)
})
