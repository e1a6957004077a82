const escapes: Record<string, string> = { '\\': 'a backslash before it' }
const lineEnds: Record<string, string> = { '\n': 'LF', '\r\n': 'CRLF', '\r': 'CR', mixed: 'mixed' }

/** How a file is read, and the lines that could not be. */
export const reading = {
  otherDelimiter: 'another …',
  delimiterText: 'Delimiter in the file',
  delimiterHelp: 'One character, or more.',
  more: 'Escapes, numbers, comments and line ends',
  escape: 'A quotation mark inside a cell',
  escapeName: (escape: string) => escapes[escape] ?? 'is written twice',
  comment: 'Comment lines',
  commentName: (comment: string) => (comment === '' ? 'none' : `begin with ${comment}`),
  decimal: 'Decimal mark in doubt',
  decimalHelp: 'For columns whose numbers can be read either way, such as 1,234.',
  decimals: { '.': 'point: 1,234.5', ',': 'comma: 1.234,5' },
  lineEnds: 'Line ends',
  anyLineEnds: (found: string) => `any kind; this file: ${found}`,
  lineEndsName: (kind: string) => lineEnds[kind] ?? 'none',
  headerRows: 'Rows of column names',
  headerRowsHelp: '0: the first row is data already.',
  footerRows: 'Lines below the table',
  footerRowsHelp: 'Totals and notes to skip.',
  preview: 'The first rows as they would be read',
  previewSeen: (columns: string, rows: string) =>
    `${columns} ${columns === '1' ? 'column' : 'columns'}; ${rows} ${rows === '1' ? 'row' : 'rows'} looked at, from the beginning of the file.`,
  previewUnreadable: (n: string) =>
    n === '1' ? 'One of them could not be read.' : `${n} of them could not be read.`,
  previewAllReadable: 'All of them could be read.',
  previewWidth: (shown: string) => `The first ${shown} columns are shown.`,
  unreadableRow: (row: string) => `${row}, unreadable`,
  readAgain: 'Read again',
  backToFound: 'Back to what was found',
  nothingChanged: 'This is how the table was read.',
  problemLines: 'All lines that could not be read',
  problemLinesFirst: (n: string) => `The first ${n} lines that could not be read`,
  problemBegins: 'It begins:',
}
