import type { Messages } from '../en.ts'
import { quote } from '../quote.ts'

export const portion: Messages['portion'] = {
  tooLarge: (name, size, needed, budget) =>
    `${quote(name)}有 ${size}。全部读入约需 ${needed} 内存，而在这台机器上不宜超过 ${budget}。`,
  why: '随机抽取一部分行，网络学到的几乎一样多；也可以去掉用不到的列。',
  percent: '读取行数的百分比',
  stratify: '保持该列的比例',
  stratifyNone: '不指定：所有行一视同仁',
  stratifyHelp: '选择要预测的列，少见的答案就不会变得更少。',
  seed: '随机种子',
  seedHelp: '同一个数字总是抽到同样的行。',
  columns: '要读取的列',
  columnsTaken: (taken, all) => `${all} 列中的 ${taken} 列`,
  lastColumn: '至少要读取一列。',
  fits: (needed) => `约需 ${needed}，放得下。`,
  stillTooLarge: (needed) => `仍约需 ${needed}。也许能行，也许会提示内存不足。`,
  readPart: '读取这一部分',
  readAll: '仍然全部读取',
  part: '只读取一部分',
  partNote: (percent, columns) => `${percent} 的行，${columns} 列`,
  sampled: (percent, rows, seed) => `只读了一部分：${rows} 行中的 ${percent}，随机种子 ${seed}。`,
  stratified: (column) => `${quote(column)}各取值的比例与文件中相同。`,
  someColumns: (read, all) => `${all} 列中读取了 ${read} 列。`,
}
