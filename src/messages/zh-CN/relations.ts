import type { Messages } from '../en.ts'
import { quote } from '../quote.ts'

export const relations: Messages['relations'] = {
  heading: '关联',
  headingHow: (target) =>
    `单凭这一列能在多大程度上说明${quote(target)}。条越长说明得越多，与所用的度量无关。`,
  sampled: (rows) => `关联按随机抽取的 ${rows} 行计算。`,
  inSample: (rows) => `按随机抽取的 ${rows} 行计算。`,
  glosses: {
    spearman: 'ρ 是斯皮尔曼等级相关系数，从 −1 到 1。',
    auc: 'AUC 表示单凭这一列能多好地把两种答案的行排出先后：0.5 等于碰运气，0 和 1 是完全分开。',
    separation: 'AUC* 表示单凭这一列能把每两种答案分开多少：|2 · AUC − 1| 的平均值。',
    correlationRatio: 'η 表示各组的名次相差多少，按 Kruskal-Wallis 检验计算。',
    cramersV: 'V 是克拉默 V 系数，已按取值个数校正。',
  },
  givesAway: {
    title: (column, target, figure) =>
      `单凭${quote(column)}几乎就能知道${quote(target)}（${figure}）。`,
    text: '如果它是在答案揭晓之后才记下的，新的行里就不会有它，模型的成绩也会虚高。',
  },
  filledFor: {
    filled: (column, target, answer) => `${quote(column)}只在${quote(target)}为“${answer}”时有值。`,
    empty: (column, target, answer) => `${quote(column)}只在${quote(target)}为“${answer}”时为空。`,
    text: (share, rows) =>
      `这样的行有 ${rows} 行，其中 ${share} 如此。看起来它是在答案揭晓之后才记下的，新的行里不会有它。`,
  },
  knownLater: {
    title: (column, figure) => `${quote(column)}可能要到答案揭晓之后才知道（${figure}）。`,
    text: '列名像是这样，而且与答案关系很大。只有新的行在答案揭晓之前就有它，才应该使用。',
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
  twins: {
    recoded: {
      title: (first, second) => `${quote(second)}与${quote(first)}说的是同一件事。`,
      text: '一列的每个值都对应另一列的一个值。',
    },
    linear: {
      title: (first, second) => `${quote(second)}几乎就是换了单位的${quote(first)}。`,
      text: '两列的相关系数（皮尔逊 r）超过 0.999。',
    },
    enough: '留下一列就够了。',
    oneUsed: (name) => `现在只使用${quote(name)}。`,
    noneUsed: '两列都没有使用。',
    leaveOut: (name) => `不使用${quote(name)}`,
    use: (name) => `使用${quote(name)}`,
  },
  drift: {
    share: (answer, oldest, newest) =>
      `“${answer}”起初每 100 行有 ${oldest} 行，近来有 ${newest} 行。`,
    mean: (target, oldest, newest) => `${quote(target)}起初平均为 ${oldest}，近来为 ${newest}。`,
    text: (column, until, from) =>
      `按${quote(column)}的先后，比较最早的五分之一（截至 ${until}）与最新的五分之一（自 ${from} 起）。只有用最新的行测试，才看得出模型能否应付这种变化。`,
  },
  shape: (column) => `${quote(column)}的分布不均匀。`,
  outliersText: (words) => `离群值：${words}。`,
  skewness: '偏度（g₁）',
  outlierCount: '离群值',
  outliers: {
    none: '没有',
    below: (n, fence) => `${n} 个低于 ${fence}`,
    above: (n, fence) => `${n} 个高于 ${fence}`,
  },
  doStep: (step) => step,
  pictures: '列与列的关系',
  pictureViews: { correlations: '关联', missing: '空缺' },
  pictureView: '显示内容',
  correlationsHow:
    '蓝色：一个升高时另一个降低。橙色：一同升高，或类别相伴出现。颜色越浓越密切。两个数值用斯皮尔曼 ρ，数值与类别用名次的 η，两个类别用克拉默 V。',
  around: '以哪一列为中心',
  aroundHow: (others) => `显示与它关联最密切的列；也可以改以另外 ${others} 列中的一列为中心。`,
  correlationFinding: (a, b, figure) => `最密切的是${quote(a)}与${quote(b)}：${figure}。`,
  noPairs: '没有可以比较的两列。',
  looking: '正在查看……',
  asTable: '以表格显示各对，最密切的在前',
  pair: '列',
  measure: '度量',
  figure: '数值',
  pairOf: (a, b) => `${quote(a)}与${quote(b)}`,
  missingHow: '每一行是一种模式：哪些列在多少行里同时为空。',
  missingFinding: (share) => `${share} 的行没有任何空缺。`,
  noGaps: '没有空单元格。',
  pattern: '模式',
  patternRows: '行数',
  share: '比例',
  complete: '没有空缺',
  emptyCell: '空',
  filledCell: '有值',
  otherPatterns: (patterns, rows) => `另有 ${patterns} 种模式，共 ${rows} 行。`,
  furtherColumns: (n) => `另有 ${n} 列空缺较少，没有显示。`,
  showAll: (n) => `再显示 ${n} 条`,
}
