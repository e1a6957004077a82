import { quote } from '../quote.ts'
import type { Messages } from '../en.ts'

export const contenders: Messages['contenders'] = {
  verdict: {
    ready: {
      lead: '可以使用。',
      text: {
        binary: '它的排序明显优于线性模型。',
        multiclass: '它答对的比例明显高于线性模型。',
        regression: '它的误差明显小于线性模型。',
      },
    },
    readyLinear: {
      lead: '可以使用。',
      text: '它本身就是线性模型，而提升树也没有明显更好。',
    },
    checkFirst: {
      lead: '还不能使用。',
      text: (columns) =>
        `它表现很好，但可能只是因为${columns.map(quote).join('、')}泄露了答案：请先检查。`,
    },
    asLinear: {
      lead: '与线性模型一样好：请用线性模型。',
      text: (metric, own, theirs) =>
        `${metric}：${own}，线性模型 ${theirs}。差别可能只是偶然，而更简单的模型更容易解释。`,
    },
    linearBetter: {
      lead: '线性模型更好：请用线性模型。',
      text: (metric, own, theirs) =>
        `${metric}：线性模型 ${theirs}，这个网络 ${own}，而且不是偶然。`,
    },
    treesBetter: {
      lead: '提升树明显更好。',
      text: (metric, own, theirs) =>
        `${metric}：提升树 ${theirs}，这个网络 ${own}。请改用这类模型，或在这里换一种设置。`,
    },
    fewPositives: {
      lead: (positives) => `还不能确定：只有 ${positives} 个测试行是“是”。`,
      text: (low, high) =>
        `它比乱猜好，但前十分之一（第 1 十分位）的提升度可能低到 ${low}，也可能高到 ${high}。`,
    },
    besideLinear: {
      ahead: (metric, own, theirs) => `它优于线性模型：${metric} ${own}，线性模型 ${theirs}。`,
      notAhead: (metric, own, theirs) =>
        `它没有明显优于线性模型（${metric} ${own}，线性模型 ${theirs}）：在有更多的行之前，请用线性模型。`,
    },
    moreRows: '要测得更准，只能有更多的测试行。',
    suspicious: {
      lead: '好得不像真的？',
      text: (metric, value) =>
        `连线性模型都几乎全对（这个网络的${metric}：${value}）。请检查是否有列泄露了答案。`,
    },
    useless: {
      lead: '请不要使用。',
      elsewhere: '在测试行上，这个模型不比总给同一个答案好。由它得出的名单、可能性和利润都靠不住。',
      text: (metric, value, interval, baseline) =>
        `它不比总给同一个答案好。${metric}：${value}（${interval}），后者 ${baseline}。`,
    },
    unclear: {
      lead: '暂时不要使用。',
      elsewhere:
        '在测试行上，还不能确定这个模型比总给同一个答案好。由它得出的名单、可能性和利润可能只是偶然。',
      text: (metric, value, interval, baseline) =>
        `不能确定它比总给同一个答案好。${metric}：${value}（${interval}），后者 ${baseline}。差别可能只是偶然。`,
    },
  },
  preliminary: '初步结论：还没有与更简单的模型比较。',
  needsTable: (file) => `请重新打开${quote(file)}，以便与在相同的行上拟合的更简单的模型比较。`,
  seedsDisagree: (worst, linear) =>
    `换一个随机种子只得到 ${worst}，并不比线性模型的 ${linear} 好：领先有一部分是运气。`,
  withoutLayers: '改为不带隐藏层',
  withoutLayersHow: '不带隐藏层的网络就是线性模型。',
  wins: {
    linear: (wins, all) => `${all} 次重抽样中有 ${wins} 次优于线性模型`,
    trees: (wins, all) => `${all} 次重抽样中有 ${wins} 次优于提升树`,
  },
  winsAll: {
    linear: (all) => `全部 ${all} 次重抽样都优于线性模型`,
    trees: (all) => `全部 ${all} 次重抽样都优于提升树`,
  },
  seedsAgree: (spread) => `五个随机种子相差不超过 ${spread}`,
  repeatSeeds: (time) => `换四个随机种子再训练（约 ${time}）`,
  repeatHow: '看看成绩里有多少是运气。',
  repeating: '正在换随机种子重新训练',
  repeatingAmount: (percent) => `正在换四个随机种子重新训练：${percent}`,
  topLift: '第 1 十分位的提升度',
  topLiftGloss: '第 1 十分位即分数最高的十分之一：其中“是”的行数，是随机抽取十分之一的多少倍。',
  times: (value) => `${value} 倍`,
  timesAverage: (low, high) => `平均水平的 ${low} 到 ${high} 倍`,
  linearNote: (value) => `线性模型 ${value}`,
  linearAndChance: (linear, chance) => `线性模型 ${linear}，碰运气 ${chance}`,
  linearAndSame: (linear, same) => `线性模型 ${linear}，总给同一答案 ${same}`,
  title: '与更简单的模型比较',
  how: '它们都用相同的训练行学习，并在相同的测试行上评判。每列最好的用粗体；区间大幅重叠时，差别可能只是偶然。',
  fitting: '正在拟合更简单的模型',
  fittingAmount: (percent) => `正在拟合线性模型和提升树：${percent}`,
  cancelled: '比较已停止。',
  failed: '比较没有完成',
  fit: '拟合更简单的模型',
  model: '模型',
  fitTime: '拟合用时',
  settings: '选定的设置',
  settingsGloss: '用验证行为它选定的设置。',
  best: '，最好',
  names: {
    network: '这个网络',
    trees: '提升树',
    linear: '线性模型',
    same: '总给同一个答案',
  },
  inChart: { trees: '提升树', linear: '线性模型' },
  reachedBy: (name) => `覆盖，${name}`,
  nameGlosses: {
    trees: '梯度提升：许多小决策树，每一棵都纠正前面的错误。在表格数据上很难被超越。',
    linear: '逻辑回归或岭回归：每个输入加上或减去固定的量。容易解释。',
  },
  rounds: (n) => `${n} 轮`,
  penaltyC: (c) => `参数 C = ${c}`,
  penaltyAlpha: (alpha) => `参数 alpha = ${alpha}`,
  sampled: (rows, all) => `从 ${all} 行中抽取 ${rows} 行学习`,
}
