import type { Messages } from '../en.ts'

export const relations: Messages['relations'] = {
  heading: '关联',
  headingHow: (target) =>
    `单凭这一列能在多大程度上说明 ${target}。条越长说明得越多，与所用的度量无关。`,
  sampled: (rows) => `关联按随机抽取的 ${rows} 行计算。`,
  measures: {
    spearman: (value) => `ρ ${value}`,
    auc: (value) => `AUC ${value}`,
    separation: (value) => `成对 AUC ${value}`,
    correlationRatio: (value) => `η ${value}`,
    cramersV: (value) => `V ${value}`,
  },
  glosses: {
    spearman: 'ρ 是斯皮尔曼等级相关系数，从 −1 到 1。',
    auc: 'AUC 表示单凭这一列能多好地把两种答案的行排出先后：0.5 等于碰运气，0 和 1 是完全分开。',
    separation: '成对 AUC 表示单凭这一列能把每两种答案分开多少：|2 · AUC − 1| 的平均值。',
    correlationRatio: 'η 表示各组的名次相差多少，按 Kruskal-Wallis 检验计算。',
    cramersV: 'V 是克拉默 V 系数，已按取值个数校正。',
  },
  givesAway: {
    title: (column, target, figure) => `单凭 ${column} 几乎就能知道 ${target}（${figure}）。`,
    text: '如果它是在答案揭晓之后才记下的，新的行里就不会有它，模型的成绩也会虚高。',
  },
  filledFor: {
    filled: (column, target, answer) => `${column} 只在 ${target} 为“${answer}”时有值。`,
    empty: (column, target, answer) => `${column} 只在 ${target} 为“${answer}”时为空。`,
    text: (share, rows) =>
      `这样的行有 ${rows} 行，其中 ${share} 如此。看起来它是在答案揭晓之后才记下的，新的行里不会有它。`,
  },
  knownLater: {
    title: (column, figure) => `${column} 可能要到答案揭晓之后才知道（${figure}）。`,
    text: '它的名字像是这样，而且与答案关系很大。只有新的行在答案揭晓之前就有它，才应该使用。',
  },
  rareAnswers: {
    title: (answers) => `答案为${answers}的行很少。`,
    answer: (text, rows) => `“${text}”（${rows} 行）`,
    more: (n) => `另外 ${n} 种`,
    text: (most) => `总是回答最常见的答案，就有 ${most} 的行是对的，所以在这里正确率说明不了什么。`,
    weigh: '提高少见答案的权重',
    weighed: '训练时它们的权重已经提高。',
    unweigh: '所有行同等对待',
  },
  showAll: (n) => `再显示 ${n} 条`,
}
