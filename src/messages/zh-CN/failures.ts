import type { Expectation, NumberRange } from '../../domain/expectation.ts'
import type { Messages } from '../en.ts'
import { formatFor } from '../format.ts'
import { clip, quote } from '../quote.ts'
import { aside } from './aside.ts'
import { keptFailures } from './kept-failures.ts'

const format = formatFor('zh-CN')

const contents: Record<string, string> = {
  jpeg: '一张 JPEG 图片',
  png: '一张 PNG 图片',
  gif: '一张 GIF 图片',
  pdf: '一份 PDF 文档',
  zip: '一个 ZIP 压缩包',
  xlsx: '一个 Excel 工作簿',
  xls: '一个旧格式的 Excel 工作簿',
  xlsb: '一个二进制 Excel 工作簿',
  ods: '一个 OpenDocument 文件',
  office: '一个不是工作簿的 Office 文档',
  html: '一个网页',
  archive: '一个 ZIP 和 gzip 以外的压缩包',
  gzip: '一个 gzip 压缩包',
  parquet: '一个 Parquet 文件',
  longLine: '没有换行的文本',
}

const remedies: Record<string, string> = {
  xls: '请在电子表格软件中另存为 Excel 工作簿（.xlsx）或 CSV 后再打开。',
  xlsb: '请在电子表格软件中另存为 Excel 工作簿（.xlsx）或 CSV 后再打开。',
  ods: '请在电子表格软件中另存为 Excel 工作簿（.xlsx）或 CSV 后再打开。',
  html: '请在电子表格软件中打开，另存为 Excel 工作簿（.xlsx）或 CSV 后再打开。',
  archive: '请先解压，再打开里面的表格。',
  zip: '请先解压，再打开里面的表格。',
  gzip: '请先解压，再打开里面的表格。',
}

const parts: Record<string, string> = { train: '训练', validation: '验证', test: '测试' }

const workers: Record<string, string> = { data: '读取表格', trainer: '训练网络' }

const adapters: Record<string, string> = {
  insecure: '普通 HTTP 地址下 WebGPU 不可用。请通过 HTTPS 或 localhost 打开本页。',
  absent: '这个浏览器没有 WebGPU。请换用其他引擎或更新的浏览器。',
  noAdapter: '没有找到 WebGPU 可用的图形适配器。请换用其他引擎。',
}

/** Details of a failure hold names in a row, as English has them. */
function listed(names: string): string {
  return names.replaceAll(', ', '、')
}

/** People count rows from 1, documents from 0. */
function dataRow(row: number): string {
  return `第 ${format.count(row + 1)} 个数据行`
}

function numeral(value: number): string {
  return Number.isInteger(value) ? format.count(value) : String(value)
}

function range({ whole, above, atLeast, below, atMost }: NumberRange): string {
  const kind = whole === true ? '整数' : '数字'
  if (atLeast !== undefined && atMost !== undefined) {
    return `${numeral(atLeast)} 到 ${numeral(atMost)} 的${kind}`
  }
  const bounds = [
    above === undefined ? [] : [`大于 ${numeral(above)}`],
    atLeast === undefined ? [] : [`不小于 ${numeral(atLeast)}`],
    below === undefined ? [] : [`小于 ${numeral(below)}`],
    atMost === undefined ? [] : [`不大于 ${numeral(atMost)}`],
  ].flat()
  return bounds.length === 0 ? kind : `${bounds.join(' 且')} 的${kind}`
}

function expectation(expected: Expectation): string {
  switch (expected.type) {
    case 'number':
      return range(expected)
    case 'oneOf':
      return expected.values.length === 1
        ? expected.values.join()
        : `${expected.values.join('、')} 之一`
    case 'text':
      return '文本'
    case 'date':
      return '像 2024-01-31 这样的日期'
    case 'texts':
      return '文本列表'
    case 'ascending':
      return `至多 ${format.count(expected.most)} 个从小到大的数字`
    case 'yesOrNo':
      return ' true 或 false'
    case 'object':
      return '花括号括起的对象'
    case 'objectOrNull':
      return ` null 或含有${quote(expected.key)}的对象`
    case 'layers':
      return `至多 ${format.count(expected.most)} 层的列表`
    case 'rowNumbers':
      return '从 0 开始的整数，每个只列一次'
    case 'shares':
      return '相加等于 1 的三个比例'
    case 'currency':
      return '像 EUR 这样的三个大写字母'
    case 'amountOrColumn':
      return `不小于 0 的数字，或含有${quote('column')}的对象`
    case 'textUpTo':
      return `至多 ${format.count(expected.most)} 个字符的文本`
    case 'numbers':
      return '数字列表'
    case 'madeRows':
      return `至多 ${format.count(expected.most)} 行，每行对每一列各有一个数字或文本`
    case 'scenarios':
      return `至多 ${format.count(expected.most)} 个带名称的方案的列表`
  }
}

/** Chinese sets Latin letters and digits apart by a space, but nothing else. */
function spaced(text: string): string {
  return /^[-A-Za-z0-9]/.test(text) ? ` ${text}` : text
}

export const failures: Messages['failures'] = {
  emptyFile: ({ name }) => `${quote(name)}是空文件。请打开第一行是列名、下面有数据行的文件。`,
  notATable: ({ name, found }) =>
    `${quote(name)}不是表格，里面是${contents[found] ?? '二进制数据'}。` +
    (remedies[found] ?? '请打开 CSV 或其他分隔文本、Excel 工作簿或 Parquet 文件。'),
  damagedFile: ({ name, found, reason }) =>
    `${quote(name)}是${contents[found] ?? '一个文件'}，但已损坏或不完整${aside(reason)}。请重新获取或保存后再打开。`,
  encryptedFile: ({ name, found }) =>
    `${quote(name)}是${contents[found] ?? '一个文件'}，带有密码，这里无法打开。` +
    (found === 'xlsx' ? '请去掉密码保存，或另存为 CSV 后再打开。' : '请先解压，再打开里面的表格。'),
  unpacksTooLarge: ({ name, bytes, most }) =>
    `${quote(name)}只有 ${format.bytes(bytes)}，解压后却超过 ${format.bytes(most)}，可能占满内存，因此没有打开。如果您信任它，请自行解压，或另存为 CSV 后再打开。`,
  noTableInside: ({ name, found }) =>
    found === 'zip'
      ? `压缩包${quote(name)}里没有表格。请打开含有 CSV、Excel 或 Parquet 文件的压缩包。`
      : found === 'sheet'
        ? `工作表${quote(name)}是空的，请选择另一个。`
        : `${quote(name)}的工作表都没有数据行。请打开第一行是列名、下面有数据行的工作簿。`,
  sheetMissing: ({ name, sheet, sheets }) =>
    `${quote(name)}里没有${quote(sheet)}。请从这些中选择：${listed(clip(sheets, 300))}。`,
  unknownEncoding: ({ encoding }) =>
    `没有名为${quote(clip(encoding, 60))}的编码。请换一种，例如 utf-8、gb18030 或 windows-1252。`,
  headerOnly: ({ name, columns }) =>
    `${quote(name)}只有 ${format.count(columns)} 个列名，没有数据行。请打开含有数据行的文件。`,
  tooManyColumns: ({ name, columns, most }) =>
    `${quote(name)}有 ${format.count(columns)} 列，最多能读取 ${format.count(most)} 列。请删去一些列后再打开。`,
  unreadableFile: ({ name, reason }) =>
    `浏览器无法读取${quote(name)}${aside(reason)}。文件可能已被移动或修改，请重新选择。`,
  outOfMemory: ({ needed, most }) =>
    `大约需要 ${format.bytes(needed)} 内存，而这里最多只有 ${format.bytes(most)}。请减少行数或列数，减少自由文本的输入个数，或关闭其他标签页。`,
  cancelled: () => '已取消，一切保持原样。',
  noTable: () => '还没有打开表格，请先打开一个。',
  nothingScored: () => '打过分的表格已不在内存中，请重新打分。',

  notJson: ({ reason }) => `实验文档不是有效的 JSON${aside(reason)}。请改正后重试。`,
  unknownKey: ({ key }) => `实验文档中没有${quote(key)}这个键。请检查拼写，或将它删除。`,
  missingKey: ({ key }) => `实验文档缺少${quote(key)}这个键，请补上。`,
  invalidValue: ({ key, expected, found }) =>
    `${key === '' ? '实验文档' : quote(key)}应为${spaced(expectation(expected))}，实际是${spaced(found)}。`,
  newerVersion: ({ found, known }) =>
    `实验文档的版本是 ${found}，当前的 Terrarium 最高支持版本 ${known}。请使用更新的 Terrarium。`,
  linkTooLong: ({ bytes, most }) =>
    `链接有 ${format.count(bytes)} 个字符，最多接受 ${format.count(most)} 个。请生成不含列名的链接。`,
  linkDamaged: () => '链接已损坏或不完整。请重新复制整个链接。',

  targetMissing: ({ target, columns }) =>
    `表格中没有要预测的列${quote(target)}。请从这些列中选择：${listed(columns)}。`,
  columnMissing: ({ column }) => `表格中没有${quote(column)}这一列，请检查列名。`,
  pseudonymKeyMissing: ({ column }) =>
    `${quote(column)}要做假名化，正在等待您的密钥。请在“数据”步骤中输入密钥，或换一种划分方式。`,
  notANumberColumn: ({ column }) => `${quote(column)}列不是数值列，请选择数值列。`,
  columnExists: ({ column }) => `已经有名为${quote(column)}的列，请换一个名字。`,
  targetEmpty: ({ target }) => `要预测的列${quote(target)}没有任何值，请选择另一列。`,
  oneClass: ({ target, value }) =>
    `${quote(target)}的每一行都是${quote(value)}，没有可以区分的内容。请选择另一列来预测。`,
  tooManyClasses: ({ target, classes, most }) =>
    `${quote(target)}有 ${format.count(classes)} 个不同的值，最多能区分 ${format.count(most)} 个。请选择另一列来预测。`,
  notBinary: ({ target, values }) =>
    `“是或否”的问题需要两个值，而${quote(target)}有 ${format.count(values)} 个。请改为“多选一”。`,
  notANumber: ({ target, value, row }) =>
    `${quote(target)}不能作为数值使用：${row === null ? '其中有' : `${dataRow(row)}是`}${quote(value)}。请改正它，把它标为缺失，或将该列另作他用。`,
  notBoolean: ({ column, value, row }) =>
    `${quote(column)}不能当作“是或否”读取：${dataRow(row)}是${quote(value)}。请改正它，把它标为缺失，或把该列当作类别。`,
  notADate: ({ column, value, row }) =>
    `${quote(column)}不能当作日期读取：${dataRow(row)}是${quote(value)}。请改正它，把它标为缺失，或另选日和月的顺序。`,
  positiveMissing: ({ target, positive, classes }) =>
    `${quote(target)}中没有${quote(positive)}这个值。请从这些值中选择：${listed(classes)}。`,
  lossNotForTask: ({ loss, task, losses }) =>
    `${quote(loss)}不能作为预测${task === 'regression' ? '数值' : '类别'}时的损失函数。请从这些中选择：${listed(losses)}。`,
  noInputs: ({ target }) => `没有可以用来预测${quote(target)}的列。请至少选用另外一列。`,
  tooManyInputs: ({ inputs, most }) =>
    `这些列会变成 ${format.count(inputs)} 个网络输入，最多允许 ${format.count(most)} 个。请去掉取值很多的类别列，把少见的取值并入“其他”，或让所有取值共用固定个数的输入。`,
  rowsOverlap: ({ row, first, second }) =>
    first === second
      ? `划分把第 ${format.count(row)} 行在${parts[first] ?? first}部分列了两次。每行只能列一次。`
      : `划分把第 ${format.count(row)} 行同时列入${parts[first] ?? first}和${parts[second] ?? second}部分。每行只能列一次。`,
  rowOutside: ({ row, rows }) =>
    `划分中有第 ${format.count(row)} 行，而表格共 ${format.count(rows)} 行，从 0 数起。请检查行号。`,
  tooFewRows: ({ part, rows, least }) =>
    `${parts[part] ?? part}部分有 ${format.count(rows)} 行，至少需要 ${format.count(least)} 行。请打开行数更多的表格，或调整划分。`,
  classNotInTraining: ({ value, rows }) =>
    `答案为${quote(value)}的有 ${format.count(rows)} 行，但没有一行用于训练。请增加或删除这样的行，或调整划分。`,
  splitColumnIsTarget: ({ column }) =>
    `不能按要预测的列${quote(column)}来划分行。请选择另一列用于划分。`,
  tooFewTimes: ({ column, times, least }) =>
    times === 0
      ? `${quote(column)}中没有可以读取的时间。请选择数值列，或日期形如 2024-01-31 的列。`
      : `${quote(column)}只有 ${format.count(times)} 个不同的时间，按时间划分至少需要 ${format.count(least)} 个。请选择另一列，或换一种划分方式。`,
  tooFewGroups: ({ column, groups, least }) =>
    `${quote(column)}只有 ${format.count(groups)} 个不同的组，按组划分至少需要 ${format.count(least)} 个。请选择另一列，或换一种划分方式。`,
  noPartWords: ({ column, values }) =>
    `${quote(column)}中没有表示学习、验证或测试的值，它包含：${listed(values)}。请说明每个值的含义，或选择另一列。`,
  constantTarget: ({ target, value }) =>
    `在可供学习的行中，${quote(target)}始终是${spaced(clip(value, 40))}，没有可以预测的内容。请选择另一列。`,
  noWeight: ({ column, part }) =>
    `${parts[part] ?? part}部分的每一行在${quote(column)}中的权重都是 0。请改正权重，或为该列换一个用途。`,

  noWebGpu: ({ reason }) =>
    adapters[reason] ?? `这里无法使用 WebGPU${aside(reason)}。请换用其他引擎。`,
  deviceLost: ({ reason }) =>
    `与显卡的连接中断了${aside(reason)}。表格和设置没有改动：请重新训练，或换用其他引擎。`,
  engineFailed: ({ engine, reason }) =>
    `引擎 ${engine} 无法继续${aside(reason)}。请重新训练，或换用其他引擎。`,
  nonFiniteInput: ({ column, row }) =>
    `${quote(column)}在${dataRow(row)}中得不到可用的数值。请改正该值，或不使用这一列。`,
  diverged: ({ epoch, learningRate, suggested }) =>
    `学习率为 ${learningRate} 时，损失在第 ${format.count(epoch)} 轮超出了数值范围；最后一次正常的权重已保留。请试试 ${suggested}。`,
  tooManyParameters: ({ parameters, most }) =>
    `网络将有 ${format.count(parameters)} 个权重，最多允许 ${format.count(most)} 个。请减少层数、单元或输入。`,
  workerDied: ({ worker, reason }) =>
    `Terrarium 中负责${workers[worker] ?? '后台工作'}的部分停止了${aside(reason)}。请重试；如果仍然不行，请刷新页面。`,
  otherBuild: ({ page, worker }) =>
    `此页面是 Terrarium ${page}，服务器给出的部分却属于 Terrarium ${worker}：其间发布了新版本。请重新加载页面，换成完整的新版本。`,
  checkpointMismatch: ({ reason }) =>
    `这个模型与当前的表格或设置不符，无法继续训练${aside(reason)}。请训练新的模型。`,

  notItsRows: ({ file }) =>
    `打开的表格有这个模型的列，但行与训练时不同。请打开当时的${quote(file)}。`,

  inputColumnsMissing: ({ columns }) =>
    `文件缺少模型需要的列：${listed(clip(columns, 300))}。请补上这些列，单元格可以留空。`,
  invalidNumber: ({ column, value }) =>
    `${quote(column)}需要数值，而${quote(value)}不是。请按训练表格的写法输入数字：小数点用“.”，表格用“,”时则用“,”。`,
  invalidDate: ({ column, value }) =>
    `${quote(column)}需要日期，而${quote(value)}不是。请写成 2024-01-31 这样。`,

  ...keptFailures,
}
