import type { Messages } from '../en.ts'

const escapes: Record<string, string> = { '\\': '前加反斜杠' }
const lineEnds: Record<string, string> = { '\n': 'LF', '\r\n': 'CRLF', '\r': 'CR', mixed: '多种' }

export const reading: Messages['reading'] = {
  otherDelimiter: '其他…',
  delimiterText: '文件中的分隔符',
  delimiterHelp: '一个或多个字符。',
  more: '转义、数字、注释与换行',
  escape: '单元格内的引号',
  escapeName: (escape) => escapes[escape] ?? '写两遍',
  comment: '注释行',
  commentName: (comment) => (comment === '' ? '没有' : `以 ${comment} 开头`),
  decimal: '有疑问时的小数点',
  decimalHelp: '用于两种读法都成立的列，例如“1,234”。',
  decimals: { '.': '点，如“1,234.5”', ',': '逗号，如“1.234,5”' },
  lineEnds: '换行符',
  anyLineEnds: (found) => `不限；此文件：${found}`,
  lineEndsName: (kind) => lineEnds[kind] ?? '无',
  headerRows: '列名占几行',
  headerRowsHelp: '0 表示第一行就是数据。',
  footerRows: '表格下方的行数',
  footerRowsHelp: '要跳过的合计和附注。',
  preview: '按此方式读取的前几行',
  previewSeen: (columns, rows) => `${columns} 列；查看了文件开头的 ${rows} 行。`,
  previewUnreadable: (n) => `其中 ${n} 行无法读取。`,
  previewAllReadable: '全部可以读取。',
  previewWidth: (shown) => `显示前 ${shown} 列。`,
  unreadableRow: (row) => `${row}，无法读取`,
  readAgain: '重新读取',
  backToFound: '恢复为自动识别',
  nothingChanged: '表格就是这样读取的。',
  problemLines: '所有无法读取的行',
  problemLinesFirst: (n) => `前 ${n} 行无法读取的内容`,
  problemBegins: '开头是：',
}
