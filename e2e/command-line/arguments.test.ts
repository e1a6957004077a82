import { describe, expect, test } from 'vitest'
import { readArguments } from './arguments.ts'

describe('readArguments', () => {
  test('options come in any order, with a blank or an equals sign', () => {
    const args = ['--out', 'o', '--experiment=e.json', '--data', 'd.csv', '--engine=tfjs']
    expect(readArguments(args)).toEqual({
      kind: 'experiment',
      data: 'd.csv',
      reading: {},
      experiment: 'e.json',
      score: undefined,
      out: 'o',
      engine: 'tfjs',
      report: undefined,
      keyFile: undefined,
    })
    expect(readArguments(['--describe', '--data', 'd.csv'])).toEqual({
      kind: 'describe',
      data: 'd.csv',
      reading: {},
      table: undefined,
    })
  })

  test('the key for pseudonyms is in a file, which goes with an experiment', () => {
    const args = ['--data', 'd.csv', '--experiment', 'e.json', '--key-file', 'key.txt']
    expect(readArguments(args)).toMatchObject({ keyFile: 'key.txt' })
  })

  test('how the table is read may be said', () => {
    const args =
      '--data d.csv --describe --delimiter tab --encoding gbk --quote none --escape \\ --comment # --line-ends CRLF ' +
      '--decimal comma --preamble-rows 2 --header-rows 0 --footer-rows=1 --sheet May'
    expect(readArguments(args.split(' '))).toMatchObject({
      reading: {
        delimiter: '\t',
        encoding: 'gbk',
        quote: '',
        escape: '\\',
        comment: '#',
        lineEnds: '\r\n',
        decimal: ',',
        preambleRows: 2,
        headerRows: 0,
        footerRows: 1,
        sheet: 'May',
      },
    })
  })

  test.each([
    ['', '--data'],
    ['--data d.csv', '--experiment'],
    ['--data d.csv --describe --colour red', '--colour'],
    ['--data d.csv --describe -x', '-x'],
    ['--data d.csv more --describe', '“more”'],
    ['--data --describe', '--data'],
    ['--describe --data', '--data'],
    ['--data= --describe', '--data'],
    ['--data d.csv --data d.csv --describe', '--data'],
    ['--data d.csv --describe=yes', '--describe'],
    ['--data d.csv --describe --experiment e.json', '--experiment'],
    ['--data d.csv --describe --score s.csv', '--score'],
    ['--data d.csv --describe --report r.json', '--report'],
    ['--data d.csv --describe --key-file k.txt', '--key-file'],
    ['--data d.csv --experiment e.json --table t.csv', '--table'],
    ['--data d.csv --describe --quote ab', '--quote'],
    ['--data d.csv --describe --encoding klingon', '--encoding'],
    ['--data d.csv --describe --line-ends dos', '--line-ends'],
    ['--data d.csv --describe --header-rows some', '--header-rows'],
  ])('“%s” is refused with a sentence about %s', (args, about) => {
    expect(() => readArguments(args.split(' ').filter(Boolean))).toThrow(
      expect.objectContaining({ status: 2, message: expect.stringContaining(about) as string }),
    )
  })
})
