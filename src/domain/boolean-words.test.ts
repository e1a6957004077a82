import { expect, test } from 'vitest'
import { booleanOfWord, booleanWords } from './boolean-words.ts'

test.each([
  [['yes', 'no'], ['yes'], ['no']],
  [['No', 'YES', ' yes'], ['YES', ' yes'], ['No']],
  [['n', 'y', 'Yes'], ['y', 'Yes'], ['n']],
  [['f', 't'], ['t'], ['f']],
  [['TRUE', 'False'], ['TRUE'], ['False']],
  [['否', '是'], ['是'], ['否']],
])('%j is boolean', (texts, trueTexts, falseTexts) => {
  expect(booleanWords(texts)).toEqual({ trueTexts, falseTexts })
})

test.each([
  { texts: ['yes', 'no', 'maybe'] },
  { texts: ['yes', 'false'] },
  { texts: ['yes'] },
  { texts: ['red', 'blue'] },
  { texts: [] },
])('$texts is not boolean', ({ texts }) => {
  expect(booleanWords(texts)).toBeUndefined()
})

test('a word means the same in any case and with white space around it', () => {
  expect([' Yes ', 'F', '1', '0', 'maybe', ''].map(booleanOfWord)).toEqual([
    true,
    false,
    true,
    false,
    undefined,
    undefined,
  ])
})
