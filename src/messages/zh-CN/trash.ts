import type { Messages } from '../en.ts'
import { quote } from '../quote.ts'

export const trash: Messages['trash'] = {
  title: '最近删除',
  projectsHow: '项目在这里保留 30 天，期间仍占用空间。',
  modelsHow: '模型在这里保留 30 天，期间仍占用空间。',
  shown: (count) => `已显示 ${count} 个已删除的`,
  size: '大小',
  timeLeft: '剩余时间',
  daysLeft: (days) => `还剩 ${days} 天`,
  actions: '操作',
  restore: '恢复',
  restoreOf: (name) => `恢复${quote(name)}`,
  erase: '彻底删除',
  eraseOf: (name) => `彻底删除${quote(name)}`,
  eraseTitle: (name) => `彻底删除${quote(name)}？`,
  projectsErase: '它的设置、训练记录、模型和数据行会立即清除，无法恢复。',
  modelsErase: '这个模型会立即清除，无法恢复。',
}
