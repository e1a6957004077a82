import type { Messages } from '../en.ts'

export const packs: Messages['packs'] = {
  title: '课程包',
  how: '给全班的一个文件，学生把它拖到 Terrarium 的任何页面上即可。其中将包含：',
  settings: '由公式生成或画出的数据、列、网络、设置，以及锁定的内容',
  words: '练习名称和要求',
  rows: (name, rows, columns) => `${name} 的全部 ${rows} 行、${columns} 列`,
  noRows: '列名，但没有表格的数据行：由学生自己打开表格',
  withRows: '带上表格的数据行',
  withRowsHelp: '按现在的保护方式写出。拿到文件的人都能读到它们。',
  save: '保存课程包',
  refused: '课程包没有打开或保存。',
}
