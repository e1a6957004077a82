import { expect, test } from 'vitest'
import { expand } from './expand.ts'

test('loops, also within one another, are written out', () => {
  const source = [
    '//for q < ROWS',
    'a${q};',
    '  //for c < COLUMNS',
    'b${q}${c};',
    '//end',
    '//end',
    'c',
  ].join('\n')
  expect(expand(source, { ROWS: 2, COLUMNS: 2 }).split('\n')).toEqual([
    'a0;',
    'b00;',
    'b01;',
    'a1;',
    'b10;',
    'b11;',
    'c',
  ])
})

test('of a choice one half remains, which may hold others', () => {
  const source = [
    '//if YES',
    'a',
    '//if NO',
    'b',
    '//else',
    'c',
    '//end',
    '//else',
    'd',
    '//end',
    'e',
  ]
  const lines = (numbers: Record<string, number>) => expand(source.join('\n'), numbers).split('\n')
  expect(lines({ YES: 1, NO: 0 })).toEqual(['a', 'c', 'e'])
  expect(lines({ YES: 2, NO: 1 })).toEqual(['a', 'b', 'e'])
  expect(lines({ YES: 0 })).toEqual(['d', 'e'])
  expect(expand('//if NO\nb\n//end\ne', { NO: 0 })).toBe('e')
})

test('a loop without an end and a name without a number are mistakes', () => {
  expect(() => expand('//for q < 4', {})).toThrow('nothing ends')
  expect(() => expand('a${q}', {})).toThrow('q has no number')
})
