import { expect, test } from 'vitest'
import { nameOfFile, numberedName } from './numbered-name.ts'

test('a second project of the same file has a number, and a third the next', () => {
  expect(numberedName('customers', new Set())).toBe('customers')
  expect(numberedName('customers', new Set(['customers']))).toBe('customers 2')
  expect(numberedName('customers', new Set(['customers', 'customers 2']))).toBe('customers 3')
  expect(numberedName('customers', new Set(['customers 2']))).toBe('customers')
})

test('a project is called after its file, without the endings', () => {
  expect(nameOfFile('customers.csv')).toBe('customers')
  expect(nameOfFile('customers.csv.gz')).toBe('customers')
  expect(nameOfFile('客户名单.xlsx')).toBe('客户名单')
  expect(nameOfFile('2026 Q1. final version.csv')).toBe('2026 Q1. final version')
  expect(nameOfFile('.csv')).toBe('.csv')
  expect(nameOfFile('notes')).toBe('notes')
})
