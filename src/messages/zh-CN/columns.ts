import type { Messages } from '../en.ts'
import { quote } from '../quote.ts'

export const columns: Messages['columns'] = {
  numberFormat: '数字的写法',
  foundOut: '自动识别',
  numberFormats: {
    plain: '只认普通数字，如“1234.5”',
    point: '小数点为“.”，如“1,234.5”',
    comma: '小数点为“,”，如“1.234,5”',
  },
  plainFound: '识别结果：普通数字。',
  formatFound: (text, value, unit) =>
    `“${text}”读作 ${value}${unit === '' ? '' : `，单位 ${unit}`}。`,
  dateFormat: '日期的写法',
  dateFormats: {
    ymd: '年在最前，或月份写成单词',
    dmy: '日在月前，如 31/01/2024',
    mdy: '月在日前，如 01/31/2024',
    excel: '电子表格的日期序号，如 45322',
  },
  earliest: '最早',
  latest: '最晚',
  withUnit: (values, unit) => `${values} ${unit}`,
  asFound: '恢复为自动识别',
  ambiguous: (column, text, value) => `${quote(column)}中的“${text}”读作 ${value}。`,
  ambiguousText: (other) =>
    `也可能是 ${other}：这一列本身无法判断，依次按整张表的设置、其他列和书写习惯决定。`,
  dateOrderText: (other) =>
    `也可能是 ${other}：这一列没有超过 12 日的日期，无法判断，是按行的先后和书写习惯决定的。`,
  datesByNameText: '列名说明这些是日期，作为日期也讲得通；否则就是普通数值。',
  readAs: (value) => `读作 ${value}`,
  quoted: (texts) => texts.map((text) => `“${text}”`).join('、'),
  disguised: {
    below: (column, texts, share, nearest) =>
      `${quote(column)}中 ${share} 的行是 ${texts}，而其他值都不小于 ${nearest}。`,
    above: (column, texts, share, nearest) =>
      `${quote(column)}中 ${share} 的行是 ${texts}，而其他值都不大于 ${nearest}。`,
    word: (column, texts, share) => `${quote(column)}中 ${share} 的行是 ${texts}。`,
    notANumber: (column, texts, share) =>
      `${quote(column)}的值都是数字，只有 ${share} 的行是 ${texts}。`,
  },
  disguisedText: '它可能表示“不知道”。算作空缺后，就不再当作一个值。',
  disguisedNumbers: '算作空缺后，这一列就是数值列。',
  countAsEmpty: '算作空缺',
  readAsNumbers: '按数值读取',
}
