/** Enough for every signature, and for the share of control characters. */
export const SIGNATURE_BYTES = 4096

/** White space before a web page begins. */
const LONGEST_SIGNATURE = 64

/** Control characters beyond this share, and beyond a handful, are no text. */
const MOST_CONTROL = 0.02
const FEW_CONTROL = 4

/** How the formats begin that people most often take for a table; a byte per character. */
const SIGNATURES: readonly [format: string, start: string][] = [
  ['jpeg', '\xff\xd8\xff'],
  ['png', '\x89PNG\r\n'],
  ['gif', 'GIF87a'],
  ['gif', 'GIF89a'],
  ['pdf', '%PDF-'],
  ['zip', 'PK\x03\x04'],
  ['zip', 'PK\x05\x06'],
  ['xls', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['gzip', '\x1f\x8b\x08'],
  ['parquet', 'PAR1'],
  ['archive', 'Rar!\x1a\x07'],
  ['archive', '7z\xbc\xaf\x27\x1c'],
  ['archive', '\xfd7zXZ\x00'],
  ['archive', '\x28\xb5\x2f\xfd'],
]

/** Reports of many tools are web pages that call themselves `.xls`. */
const WEB_PAGE = /^(\xef\xbb\xbf)?\s*<(!doctype html|html|table)\b/i

const BZIP2 = /^BZh[1-9]1AY&SY/

/**
 * What a file is if it is not text: a format's name or `binary`; undefined for text.
 * @param wide whether the bytes are UTF-16, where zero bytes are ordinary
 */
export function binaryFormat(head: Uint8Array, wide: boolean): string | undefined {
  const format = signedFormat(head)
  if (format !== undefined) return format
  if (wide) return undefined
  const control = head.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0)
  return control > FEW_CONTROL && control > head.length * MOST_CONTROL ? 'binary' : undefined
}

/** The format whose signature the first bytes are. */
export function signedFormat(head: Uint8Array): string | undefined {
  const start = String.fromCharCode(...head.subarray(0, LONGEST_SIGNATURE))
  if (WEB_PAGE.test(start)) return 'html'
  if (BZIP2.test(start)) return 'archive'
  const format = SIGNATURES.find(([, signature]) => start.startsWith(signature))?.[0]
  // A CSV may well begin with a column called PAR1; in Parquet, bytes of Thrift follow.
  return format === 'parquet' && !isControl(head[4] ?? 0) ? undefined : format
}

/** Control characters other than tab, line ends, form feed, Ctrl-Z (the end mark of old files) and escape. */
function isControl(byte: number): boolean {
  return byte < 9 || byte === 11 || (byte > 13 && byte < 26) || (byte > 27 && byte < 32)
}
