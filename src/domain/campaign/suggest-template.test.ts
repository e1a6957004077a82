import { expect, test } from 'vitest'
import { suggestTemplate } from './suggest-template.ts'

test.each([
  ['Churn', 'churn'],
  ['customer_left', 'churn'],
  ['流失', 'churn'],
  ['clickedAd', 'click'],
  ['is_click', 'click'],
  ['subscribed', 'purchase'],
  ['has_bought', 'purchase'],
  ['y', undefined],
  ['leftover', undefined],
])('a column called %s speaks for %s', (name, template) => {
  expect(suggestTemplate(name)).toBe(template)
})
