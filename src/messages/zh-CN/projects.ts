import type { Messages } from '../en.ts'
import { quote } from '../quote.ts'

export const projects: Messages['projects'] = {
  short: '项目',
  title: '这个浏览器里的项目',
  lead: '每打开一张表格就开始一个项目。设置、训练记录和模型会自动保存；表格的数据行只有勾选后才保存。',
  newOne: '新建项目',
  search: '按名称搜索',
  empty: '还没有项目。',
  emptyText: '打开一张表格，所做的一切都会保存在这里。',
  noneFound: (text) => `没有名称中含有${quote(text)}的项目。`,
  nothingKept: '这个标签页不保存任何内容。',
  nothingKeptText:
    '这是您的选择，所以这里既不写入也不显示项目。之前保存在这个浏览器里的内容仍然都在。',
  moreShort: '更多',
  shown: (shown, all) => `已显示 ${shown} / ${all}`,
  project: '项目',
  question: '预测',
  rowsKept: '表格数据行',
  changed: '修改于',
  size: '大小',
  actions: '操作',
  runs: (count) => `${count} 次训练`,
  models: (count) => `${count} 个模型`,
  kept: '已保存',
  notKept: '未保存',
  openNow: '已打开',
  open: '打开',
  rename: '改名',
  duplicate: '复制',
  delete: '删除',
  openLabel: (name) => `打开项目${quote(name)}`,
  moreLabel: (name) => `项目${quote(name)}的更多操作`,
  renameTitle: '项目改名',
  name: '项目名称',
  save: '保存',
  copyOf: (name) => `${name} 副本`,
  deleted: (name) => `已删除项目${quote(name)}。`,
  failed: '没有成功。',
  before: '以前保存的模型',

  note: '备注',
  noteHelp: '写给自己：这个项目做什么用，下一步试什么。',
  keepData: '在本机保存表格的数据行',
  keepDataHelp: (name, bytes) =>
    `把${quote(name)}（${bytes}）的副本存入这个浏览器，打开项目时表格也一起打开。副本不加密：使用同一浏览器配置的人都能读到。`,
  keepDataKept: (name, bytes) =>
    `这个浏览器的存储中有${quote(name)}（${bytes}）的副本，没有加密。取消勾选会立即清除它。`,
  keepDataNoTable: '请先打开这个项目的表格。',
  keeping: '正在保存数据行',
  keepingPart: (percent) => `已写入 ${percent}`,

  continueTitle: '继续',
  all: '全部项目',

  reopenTitle: (name) => `打开${quote(name)}以继续`,
  reopenText: (project, rows, columns) =>
    `项目${quote(project)}用的表格有 ${rows} 行、${columns} 列。数据行没有保存在本机，其余内容都已保存。`,
  reopenDamaged: (project) =>
    `项目${quote(project)}保存的数据行已损坏，没有打开；其余内容都完好。请重新打开文件，数据行会重新保存。`,
  reopen: (name) => `打开${quote(name)}`,
  reopenSample: '重新载入示例',
  toModel: '查看它的模型',
  otherTitle: '这是项目的表格吗？',
  otherText: (project, was, is) => `项目${quote(project)}用的是${was}，现在打开的是${is}。`,
  tableFacts: (name, rows, columns) => `${quote(name)}（${rows} 行、${columns} 列）`,
  otherUse: '用在这个项目里',
  otherNew: '用它新建项目',
  anotherVersion: '打开这张表格的另一版本',

  following: '这个项目已在另一个标签页中打开。',
  followingText: '这里显示那边的最新状态，不能修改。',
  followingTraining: (epoch) => `那边正在训练第 ${epoch} 轮。`,
  takeOver: '在这里接管',
  takingOver: '正在等另一个标签页保存…',
  takenOver: '项目已由另一个标签页接管。',
  silent: '另一个标签页没有回应。',
  silentText: '它可能卡住了，或设备刚从休眠中恢复。可以等待、关闭它，或按上次保存的内容接管项目。',
  unsavedThere: '另一个标签页无法保存那边最近的更改。',
  unsavedThereText: '请到那边查看原因。如果按上次保存的内容接管，那边此后的更改会丢失。',
  takeAnyway: '按上次保存的内容接管',

  unsavedTitle: '最近的更改没有保存',
  unsavedText: (project) =>
    `项目${quote(project)}无法存储。如果现在打开别的内容，其中没有保存的部分会丢失。`,
  stay: '留在这里',
  leaveAnyway: '放弃更改，打开别的',

  interrupted: {
    title: (file, epoch, epochs) =>
      epoch === '0'
        ? `${quote(file)}上的训练在第一个检查点之前中断了。`
        : `${quote(file)}上的训练中断了，已保存到第 ${epoch} 轮（最多 ${epochs} 轮）。`,
    same: '可以继续，得到的权重与没有中断时逐位相同。',
    otherEngine: '可以继续。但当时使用的显卡现在不可用，最后几位数字可能不同。',
    openFirst: (file) => `${quote(file)}的数据行没有保存在本机。打开这个文件后即可继续训练。`,
    resume: (epoch) => (epoch === '0' ? '重新开始' : `从第 ${epoch} 轮继续`),
    open: (file) => `前往${quote(file)}`,
    discard: '放弃',
  },

  head: {
    saved: '已保存',
    saving: '正在保存…',
    failed: '未保存',
    following: '只读：已在另一个标签页打开',
    nothing: '不保存任何内容',
  },
}
