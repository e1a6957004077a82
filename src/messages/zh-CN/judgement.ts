import type { Messages } from '../en.ts'
import { quote } from '../quote.ts'

export const judgement: Messages['judgement'] = {
  cut: '分界',
  cutHow: '可能性达到这个值就算“是”。本页和“预测”中的所有数字都随之变化。',
  cutSlider: '算作“是”的可能性',
  cutNumber: '百分之',
  cutInvalid: '需要 0 到 100 之间的数。',
  cutValue: (of100) => `${of100}%`,
  backToHalf: '回到 50%',
  bestF1: (of100) => `F1 最佳：${of100}%`,
  bestBalanced: (of100) => `平衡正确率最佳：${of100}%`,
  bestHow: '这两个建议来自验证行，因此测试行仍能公正地评判它们。',
  onTest: (rows) => `${rows} 个测试行`,
  onValidation: (rows) => `${rows} 个验证行（测试部分仍锁定）`,
  counts: (found, positives, said) =>
    `判为“是” ${said} 次，找出了 ${positives} 个中的 ${found} 个。`,
  needsRows: (file) => `要移动分界，请重新打开${quote(file)}：需要重新数它的行。`,
  opening: '正在准备各行……',
}
