import type { Mention } from '../../domain/privacy/mentions.ts'
import type { PersonalType } from '../../domain/privacy/personal-data.ts'
import type { Messages } from '../en.ts'
import { quote } from '../quote.ts'

const types: Record<PersonalType, string> = {
  email: '邮箱地址',
  phone: '电话号码',
  nationalId: '身份证件号码',
  iban: '银行账号',
  card: '银行卡号',
  ip: 'IP 地址',
  birthDate: '出生日期',
  postcode: '邮政编码',
  address: '住址',
  name: '人名',
  id: '个人或订单的编号',
  mentions: '写在文本里的个人联系方式或号码',
}

const mentions: Record<Mention, string> = {
  email: '邮箱地址',
  iban: '银行账号',
  nationalId: '身份证件号码',
  card: '银行卡号',
  phone: '电话号码',
}

const dates = { month: '只留年月', year: '只留年份' }

export const privacy: Messages['privacy'] = {
  title: '数据隐私',
  how: '在这里保护的内容会先被改写，之后的一切都只看到剩下的部分：概况、下方的数据行、训练、模型和另存的表格。文件本身不变。',
  found: (type, column) => `${quote(column)}似乎包含${types[type]}。`,
  evidence: (cells, of, type) => `查看的 ${of} 个单元格中有 ${cells} 个像${types[type]}。`,
  within: (cells, of, kinds) =>
    `查看的 ${of} 个单元格中有 ${cells} 个含有${kinds.map((kind) => mentions[kind]).join('或')}。`,
  byName: '从列名判断。',
  byDifferent: (different, of, named) =>
    `${named ? '从列名判断：' : ''}查看的 ${of} 个单元格中有 ${different} 种不同的值。`,
  looksLike: '似乎包含',
  protection: '保护方式',
  protectionOf: (column) => `${quote(column)}的保护方式`,
  examples: '前后对照',
  known: '他人可能知道',
  knownGloss: '邻居或同事可能知道的事。只用来计算有多少行独一无二。',
  knownOf: (column) => `他人可能知道某人的${quote(column)}`,
  typeName: (type) => types[type],
  none: '保持原样',
  pseudonym: '假名',
  drop: '去掉',
  prefix: (n) => `前 ${n} 个字符`,
  band: (width) => `每 ${width} 一段`,
  date: (to) => dates[to],
  mask: '遮盖联系方式和号码',
  remedies: {
    pseudonym: '改用假名',
    drop: '去掉这一列',
    prefix: (n) => `只留前 ${n} 个字符`,
    band: (width) => `按每 ${width} 分段`,
    date: (to) => dates[to],
    mask: '遮盖它们',
  },
  gone: '（已去掉）',
  nothing: '没有看起来像个人数据的列。您仍可以保护任何一列。',
  allColumns: '显示全部列',
  fewColumns: '只显示相关列',
  protectAll: '采用全部建议',
  undo: '撤销',
  save: '保存保护后的表格',
  unprotected: '还没有任何保护。',
  toPredict: '预测目标',
  alone: (columns, unique, rows) =>
    `知道某人的${columns.map(quote).join('、')}，就能在 ${rows} 行中认出 ${unique} 行：没有别的行与之相同。`,
  aloneAfter: (unique, few, smallest) =>
    `按现在的保护：${unique} 行独一无二，${few} 行所在的组不足 5 行，最小的组有 ${smallest} 行。`,
  aloneHint: '分段更宽、邮编更短、用年份代替日期，都会让更多的行归入同一组。',
  aloneNone: '勾选他人可能知道的列，就能看到有多少行独一无二。',
  key: '假名的密钥',
  keyWhy:
    '假名由原文和只有您持有的密钥算出。相同的原文总是得到相同的假名，所以分组和表格关联照常可用；没有密钥，谁也无法找回原文，也无法验证猜测。',
  keyWaits: (columns) => `${columns.map(quote).join('、')}：在有密钥之前先去掉。`,
  keyWaitsText: '生成一个新密钥，或输入以前用过的密钥，得到与之前相同的假名。',
  toKey: '前往密钥',
  makeKey: '生成密钥',
  ownKey: '自己的密钥',
  ownKeyHelp: (n) => `至少 ${n} 个字符：您保存过的密钥，或一句足够长的口令。`,
  useKey: '使用此密钥',
  keyMade: '这是您的密钥，只显示这一次。',
  keyKeep:
    '请像保管密码一样保管它。它不会存入此浏览器，也不会写进设置、链接或模型，关闭本页后即被忘记。持有它的人可以验证对原文的猜测。',
  copyKey: '复制密钥',
  keyCopied: '已复制。',
  keyByHand: '请手动复制：',
  saveKey: '存为文件',
  keyFile: (key) =>
    `Terrarium 生成的假名密钥\n\n${key}\n\n用同一个密钥，相同的原文会再次得到相同的假名。请与表格分开保管。\n`,
  keyDone: '我已保存',
  keyInUse: '密钥正在使用，直到关闭本页。',
  forgetKey: '忘记密钥',
}
