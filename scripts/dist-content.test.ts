import { expect, test } from 'vitest'
import { problemsOfText } from './dist-content.mjs'

test.each([
  ['a.js', 'fetch("https://example.org/collect")', 'contains https://example.org/collect'],
  ['a.css', '@import url(http://fonts.example.org/a.css)', 'http://fonts.example.org'],
  ['a.js', 'a=eval("1")', 'makes code from text'],
  ['a.js', 'return Function(`return 1`)()', 'makes code from text'],
  ['a.js', 'return new Function("a","return a")', 'makes code from text'],
  ['a.js', 'setTimeout("go()",1)', 'makes code from text'],
])('%s with %s is not shipped', (name, text, problem) => {
  expect(problemsOfText(name, text).join()).toContain(problem)
})

test.each([
  ['a.js', 'x.setAttributeNS("http://www.w3.org/2000/svg","a")'],
  ['a.js', 'w.evaluate(1);isFunction(2);model.eval(3);typeof f==`function`'],
  ['licences.txt', 'see https://example.org/licence and eval(1)'],
])('%s with %s may go out', (name, text) => {
  expect(problemsOfText(name, text)).toEqual([])
})
