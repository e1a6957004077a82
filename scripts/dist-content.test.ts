import { expect, test } from 'vitest'
import { problemsOfText } from './dist-content.mjs'

test.each([
  ['a.js', 'fetch("https://example.org/collect")', 'contains https://example.org/collect'],
  ['a.css', '@import url(http://fonts.example.org/a.css)', 'http://fonts.example.org'],
  ['a.js', 'new WebSocket("wss://example.org/feed")', 'contains wss://example.org/feed'],
  ['a.js', 'new WebSocket(`ws://${host}`)', 'contains ws://'],
  ['a.js', 'fetch("//example.org/collect")', 'contains //example.org/collect'],
  ['a.js', 'fetch(`${location.protocol}//collect/${id}`)', 'contains //collect/'],
  ['a.js', "image.src='//[2001:db8::1]/a.gif'", 'contains //[2001:db8::1]/a.gif'],
  ['a.json', '{"to":"https:\\/\\/example.org"}', 'contains https:'],
  ['a.html', '<script src=//example.org/a.js>', 'contains //example.org/a.js'],
  ['a.css', 'a{background:url(//example.org/a.png)}', 'contains //example.org/a.png'],
  ['a.js', 'a=eval("1")', 'makes code from text'],
  ['a.js', 'globalThis.eval("1")', 'makes code from text'],
  ['a.js', 'self?.eval("1")', 'makes code from text'],
  ['a.js', '(0,eval)("1")', 'makes code from text'],
  ['a.js', 'var e=eval;e("1")', 'makes code from text'],
  ['a.js', 'window["eval"]("1")', 'makes code from text'],
  ['a.js', 'window.Function("return 1")()', 'makes code from text'],
  ['a.js', '(0,Function)("return 1")()', 'makes code from text'],
  ['a.js', 'a=new globalThis[`Function`]("return 1")', 'makes code from text'],
  ['a.js', '(()=>{}).constructor("return 1")()', 'makes code from text'],
  ['a.js', '[].constructor.constructor("return 1")()', 'makes code from text'],
  ['a.js', 'return Function(`return 1`)()', 'makes code from text'],
  ['a.js', 'return new Function("a","return a")', 'makes code from text'],
  ['a.js', 'setTimeout("go()",1)', 'makes code from text'],
])('%s with %s is not shipped', (name, text, problem) => {
  expect(problemsOfText(name, text).join()).toContain(problem)
})

test.each([
  ['a.js', 'x.setAttributeNS("http://www.w3.org/2000/svg","a")'],
  ['a.js', 'w.evaluate(1);isFunction(2);model.eval(3);typeof f==`function`'],
  ['a.js', "policy=`script-src 'self' 'wasm-unsafe-eval'`"],
  ['a.js', 'f instanceof Function;Function.toString.call(f);new(Function.bind.apply(c,l))'],
  ['a.js', 'copy=new a.constructor(a);path.split("//");shader=`// a comment`;half=a//b'],
  ['licences.txt', 'see https://example.org/licence and eval(1)'],
])('%s with %s may go out', (name, text) => {
  expect(problemsOfText(name, text)).toEqual([])
})
