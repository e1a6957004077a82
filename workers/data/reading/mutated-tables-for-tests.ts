import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'fflate'
import { tryMutated } from '../../fixtures/try-mutated.ts'
import { bytesOf, casesPresent, filesOf } from './csv-cases-for-tests.ts'
import { read } from './reading-for-tests.ts'

const SAMPLES = join(import.meta.dirname, '../../../sample-data')
/** Of each file: enough for quotes, line ends and kinds, little enough for many tries. */
const HEAD_BYTES = 1500

const head = (bytes: Uint8Array) => bytes.slice(0, HEAD_BYTES)

/** Reads mutated tables of several formats and encodings; see `tryMutated`. */
export function tryTables(count: number): Promise<number> {
  const own = ['customer-churn.csv', 'product-reviews-zh.csv', 'daily-sales.csv'].map((name) =>
    head(readFileSync(join(SAMPLES, name))),
  )
  const text = new TextEncoder().encode('a;b\r\n"1;5";"x""y"\r\n2,5;\t\r\n\r\n;"\n"\r\n'.repeat(9))
  const utf16 = new Uint8Array(Buffer.from('\ufeff姓名,金额\n张三,1.5\n李四,2\n', 'utf16le'))
  const cases = casesPresent
    ? filesOf('papaparse')
        .filter((name) => name.endsWith('.csv'))
        .map((name) => head(bytesOf('papaparse', name)))
    : []
  const samples = [...own, text, utf16, gzipSync(text), ...cases]
  return tryMutated(count, samples, (bytes) => read(bytes))
}
