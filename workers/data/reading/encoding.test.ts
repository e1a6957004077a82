import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { failureOf, namesOf, read, readingOf, rowsOf } from './reading-for-tests.ts'

const WESTERN = 'name;city\nJosé;Köln\nZoë;Orléans\nRené;Besançon\n'
const CHINESE = 'name,city\n张伟,北京\n王芳,上海\n李娜,广州\n'

function utf16(text: string, littleEndian: boolean): Uint8Array<ArrayBuffer> {
  const bytes = new DataView(new ArrayBuffer(2 * text.length))
  for (let i = 0; i < text.length; i++) bytes.setUint16(2 * i, text.charCodeAt(i), littleEndian)
  return new Uint8Array(bytes.buffer)
}

/** Windows-1252 agrees with Unicode up to U+00FF, the control characters apart. */
function western(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

/** As Python encodes it. */
const TAIWANESE =
  '姓名,城市,備註\n王小明,台北市,老客戶\n陳美麗,高雄市,新會員\n林志偉,台中市,已退訂\n'
const BIG5 =
  'qW2mVyyrsKWrLLPGtfkKpP2kcKn6LKV4pV+lqyym0avIpOEKs6+s/MRSLLCqtq+lqyy3c7d8rfsKqkyn07C2LKV4pKSlqyykd7BorXEK'
const JAPANESE =
  '名前,都市,備考\n田中さくら,東京,新しいお客様\n山本ケンジ,大阪,メール会員\n佐藤はな,京都,退会した\n'
const SHIFT_JIS =
  'lryRTyyTc45zLJT1jWwKk2OShoKzgq2C5yyTjIueLJBWgrWCooKoi3GXbAqOUpZ7g1CDk4NXLJHljeMsg4GBW4OLie+I9QqNspOhgs2CyCyLnpNzLJHeie+CtYK9Cg=='

/** The words of the Chinese sample in GBK. */
const GBK: Record<string, number[]> = {
  张伟: [0xd5, 0xc5, 0xce, 0xb0],
  北京: [0xb1, 0xb1, 0xbe, 0xa9],
  王芳: [0xcd, 0xf5, 0xb7, 0xbc],
  上海: [0xc9, 0xcf, 0xba, 0xa3],
  李娜: [0xc0, 0xee, 0xc4, 0xc8],
  广州: [0xb9, 0xe3, 0xd6, 0xdd],
}

function chinese(text: string): Uint8Array<ArrayBuffer> {
  const parts = text.split(/([一-鿿]+)/)
  return Uint8Array.from(parts.flatMap((part) => GBK[part] ?? [...western(part)]))
}

describe('encodings', () => {
  test.each([
    ['utf-8', CHINESE, new TextEncoder().encode(CHINESE)],
    ['utf-8', CHINESE, new TextEncoder().encode(`\ufeff${CHINESE}`)],
    ['utf-16le', CHINESE, utf16(`\ufeff${CHINESE}`, true)],
    ['utf-16be', CHINESE, utf16(`\ufeff${CHINESE}`, false)],
    ['utf-16le', WESTERN, utf16(WESTERN, true)],
    ['utf-16be', WESTERN, utf16(WESTERN, false)],
    ['windows-1252', WESTERN, western(WESTERN)],
    ['gb18030', CHINESE, chinese(CHINESE)],
    ['big5', TAIWANESE, Uint8Array.from(Buffer.from(BIG5, 'base64'))],
    ['shift_jis', JAPANESE, Uint8Array.from(Buffer.from(SHIFT_JIS, 'base64'))],
    ['utf-8', 'a,b\n1,2\n', western('a,b\n1,2\n')],
    ['windows-1252', 'Ärzte,Å\nÄpfel,Ål\n', western('Ärzte,Å\nÄpfel,Ål\n')],
  ])('%s', async (encoding, text, bytes) => {
    const { table, dialect, warnings } = await readingOf(bytes)
    expect(dialect.encoding).toBe(encoding)
    expect(warnings).toEqual([])
    const [header, ...rows] = text
      .trim()
      .split('\n')
      .map((line) => line.split(/[,;]/))
    expect(namesOf(table)).toEqual(header)
    expect(rowsOf(table)).toEqual(rows)
  })

  test('characters may be cut anywhere', async () => {
    for (const bytes of [new TextEncoder().encode(CHINESE), utf16(`\ufeff${CHINESE}`, true)]) {
      const whole = await readingOf(bytes)
      for (const size of [1, 2, 3, 7]) {
        expect(await readingOf(bytes, {}, size)).toEqual(whole)
      }
    }
  })

  test('an accent far into a file of plain ASCII still tells its encoding', async () => {
    const ascii = `name,city\n${'Anna,Rome\n'.repeat(40_000)}`
    const read = await readingOf(new Blob([ascii, western('José,Köln\n')]))
    expect(read.dialect.encoding).toBe('windows-1252')
    expect(read.warnings).toEqual([])
    expect(rowsOf(read.table).at(-1)).toEqual(['José', 'Köln'])
    const chineseLate = await readingOf(new Blob([ascii, chinese('张伟,北京\n')]))
    expect(chineseLate.dialect.encoding).toBe('gb18030')
    expect(rowsOf(chineseLate.table).at(-1)).toEqual(['张伟', '北京'])
  })

  test('an accent as the last byte', async () => {
    const read = await readingOf(western('name,city\nAnna,Caf\xe9'))
    expect(rowsOf(read.table)).toEqual([['Anna', 'Café']])
  })

  test('bytes that make no sense are told', async () => {
    const text = new TextEncoder().encode(`name,city\n${'Zoë,Köln\n'.repeat(40_000)}`)
    const read = await readingOf(new Blob([text, western('José,x\n')]))
    expect(read.dialect.encoding).toBe('utf-8')
    expect(read.warnings).toEqual(['badEncoding'])
  })

  test('what was chosen is used', async () => {
    const read = await readingOf(western(WESTERN), { encoding: 'latin1' })
    expect(read.dialect.encoding).toBe('windows-1252')
  })

  test('a name that is none is refused, in a zip too', async () => {
    const zipped = new Blob([zipSync({ 't.csv': western(WESTERN) })])
    for (const blob of [new Blob([western(WESTERN)]), zipped]) {
      for (const encoding of ['klingon', '', 'utf-9']) {
        expect(failureOf(await read(blob, { encoding }))).toEqual({
          code: 'unknownEncoding',
          details: { encoding },
        })
      }
    }
  })
})
