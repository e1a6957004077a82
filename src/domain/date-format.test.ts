import { describe, expect, test } from 'vitest'
import { dateText, dateValue, findDateFormat, type DateFormat } from './date-format.ts'

describe('a date', () => {
  test.each<[string, DateFormat, string]>([
    ['2024-01-31', 'ymd', '2024-01-31'],
    ['2024/1/2', 'ymd', '2024-01-02'],
    ['2024.01.02', 'dmy', '2024-01-02'],
    ['2024-03', 'ymd', '2024-03-01'],
    ['2024年1月2日', 'ymd', '2024-01-02'],
    ['２０２４年１月２日', 'ymd', '2024-01-02'],
    ['2024年5月', 'ymd', '2024-05-01'],
    ['02/01/2024', 'dmy', '2024-01-02'],
    ['02/01/2024', 'mdy', '2024-02-01'],
    ['31.12.99', 'dmy', '1999-12-31'],
    ['31.12.24', 'dmy', '2024-12-31'],
    ['02-Jan-2024', 'ymd', '2024-01-02'],
    ['2 January 2024', 'mdy', '2024-01-02'],
    ['Jan 2, 2024', 'dmy', '2024-01-02'],
    ['Tue, 2 Jan 2024 15:04:05 GMT', 'ymd', '2024-01-02 15:04'],
    ['2024-01-02T15:04:05.678Z', 'ymd', '2024-01-02 15:04'],
    ['2024-01-02 01:30+02:00', 'ymd', '2024-01-01 23:30'],
    ['2024-01-02 23:30 -0500', 'ymd', '2024-01-03 04:30'],
    ['1/2/2024 12:05 AM', 'mdy', '2024-01-02 00:05'],
    ['1/2/2024 3:05 pm', 'mdy', '2024-01-02 15:05'],
    ['1/2/2024 12:05 p.m.', 'mdy', '2024-01-02 12:05'],
    ['1/2/2024, 3:05:09\u202fPM', 'mdy', '2024-01-02 15:05'],
    ['2024/1/2 上午9:05', 'ymd', '2024-01-02 09:05'],
    ['2024年1月2日 下午3:05', 'ymd', '2024-01-02 15:05'],
    ['2024年1月2日下午3时5分', 'ymd', '2024-01-02 15:05'],
    ['2024年1月2日15时05分30秒', 'ymd', '2024-01-02 15:05'],
    ['2024年1月2日 15:05', 'ymd', '2024-01-02 15:05'],
    ['20240102T150405Z', 'ymd', '2024-01-02 15:04'],
    ['2024-01-02T01:30:00+0530', 'ymd', '2024-01-01 20:00'],
    ['2024-01-02T01:30:00+08', 'ymd', '2024-01-01 17:30'],
    ['Tue Jan 02 2024 15:04:05 GMT+0800 (China Standard Time)', 'ymd', '2024-01-02 07:04'],
    ['20240229', 'ymd', '2024-02-29'],
    ['45293', 'excel', '2024-01-02'],
    ['45293.5', 'excel', '2024-01-02 12:00'],
    ['1', 'excel', '1900-01-01'],
    ['2024-01-02', 'excel', '2024-01-02'],
  ])('%s as %s is %s', (text, format, expected) => {
    expect(dateText(dateValue(text, format))).toBe(expected)
  })

  test.each<[string, DateFormat]>([
    ['2024-02-30', 'ymd'],
    ['2024-13-01', 'ymd'],
    ['13/13/2024', 'dmy'],
    ['02/01/2024', 'ymd'],
    ['2024-01-02 25:00', 'ymd'],
    ['2024-01/02', 'ymd'],
    ['1/2/2024 15:05 pm', 'mdy'],
    ['20241302T150405Z', 'ymd'],
    ['1.5', 'dmy'],
    ['20240230', 'ymd'],
    ['0', 'excel'],
    ['May', 'ymd'],
    ['', 'ymd'],
  ])('%s as %s is none', (text, format) => {
    expect(dateValue(text, format)).toBeNaN()
  })
})

describe('the order of day and month', () => {
  test.each<[string, string[], DateFormat, boolean]>([
    ['a day beyond twelve, first', ['01/02/2024', '13/02/2024'], 'dmy', true],
    ['a day beyond twelve, second', ['01/02/2024', '02/13/2024'], 'mdy', true],
    ['dates that say it themselves', ['2024-01-02', '3 Jan 2024'], 'ymd', true],
    ['the first of each month', ['01/02/2024', '01/03/2024', '01/01/2024'], 'dmy', false],
    ['the order of the rows', ['01/11/2023', '02/01/2024', '01/02/2024'], 'dmy', false],
    ['nothing but points', ['03.02.2024', '02.03.2024', '01.05.2023'], 'dmy', false],
    ['nothing but slashes', ['03/02/2024', '02/03/2024', '01/05/2023'], 'mdy', false],
    ['equal day and month', ['01/01/2024', '02/02/2024'], 'dmy', true],
  ])('is decided by %s', (_, texts, format, certain) => {
    expect(findDateFormat(texts)).toMatchObject({ format, certain })
  })

  test.each([
    ['one text that is none', ['2024-01-02', 'soon']],
    ['both orders needed', ['13/02/2024', '02/13/2024']],
    ['versions', ['1.2.3', '1.2.4']],
    ['times alone', ['12:30', '13:45']],
    ['numbers', ['20240102', '20240103']],
    ['nothing', []],
  ])('%s: no dates', (_, texts) => {
    expect(findDateFormat(texts)).toBeUndefined()
  })

  test('is not asked where dates of several zones say it themselves', () => {
    const texts = ['2024-01-02T00:00:00+08:00', '2024-01-01T16:00:00Z', '2024-01-01 11:00-05:00']
    expect(findDateFormat(texts)).toMatchObject({ format: 'ymd', certain: true })
    const times = texts.map((text) => dateValue(text, 'ymd'))
    expect(new Set(times)).toEqual(new Set([Date.UTC(2024, 0, 1, 16)]))
  })

  test('follows what a person says, if it can', () => {
    expect(findDateFormat(['01/02/2024', '03/04/2024'], 'dmy')).toMatchObject({ certain: true })
    expect(findDateFormat(['01/13/2024'], 'dmy')).toBeUndefined()
    expect(findDateFormat(['20240102'], 'ymd')?.format).toBe('ymd')
  })
})
