import type { Messages } from '../en.ts'
import { quote } from '../quote.ts'

const roles: { [T in 'churn' | 'purchase' | 'click']: ReturnType<Messages['campaign']['roles']> } =
  {
    churn: {
      positives: '流失客户',
      head: '流失客户',
      positive: '一位流失客户',
      other: '一位留存客户',
    },
    purchase: {
      positives: '购买者',
      head: '购买者',
      positive: '一位潜在购买者',
      other: '其他人每位',
    },
    click: {
      positives: '点击',
      head: '点击',
      positive: '一次会被点击的展示',
      other: '其他展示每次',
    },
  }

export const campaign: Messages['campaign'] = {
  roles: (template, answer) =>
    template === undefined
      ? {
          positives: `答案为${quote(answer)}的行`,
          head: quote(answer),
          positive: `答案为${quote(answer)}的一行`,
          other: '其他行每行',
        }
      : roles[template],
  working: '正在计算各种长度的名单能覆盖多少……',
  failed: '无法评判名单',
  tooFew: '行数太少，无法评判名单：至少需要 20 个测试行，且两种答案各 10 行。',
  needsRows: (file) => `要评判名单，请重新打开${quote(file)}：需要重新数它的行。`,
  classLabel: '要找的类别',

  gains: (positives) => `名单能覆盖多少${positives}`,
  gainsHow: '开头越陡越好。色带包含 100 次重抽样中的 95 次。',
  gainsY: (positives) => `${positives}中被覆盖的比例`,
  gainsX: '占名单的比例，从最好的开始',
  thisNetwork: '本网络',
  atRandom: '随机挑选',
  plannedDepth: (depth) => `名单的 ${depth}，`,
  plannedReach: (reached, positives) => `覆盖 ${reached} 的${positives}`,
  gainsFinding: (depth, reached, positives) =>
    `名单中最好的 ${depth} 覆盖了全部${positives}的 ${reached}。`,
  byLinear: (reached) => `线性模型同样长度的名单覆盖 ${reached}。`,
  depth: '深度',
  reached: '覆盖',
  liftAt: '提升度',
  low: '从',
  high: '到',

  profit: '活动能赚多少',
  profitHow: (template) =>
    `按分数从高到低，${template === 'click' ? '前若干次展示' : '联系前若干位客户'}的利润。`,
  profitMove: '移动滑块可改变方案的深度，本页所有数字都随之变化。',
  profitY: '活动的预期利润',
  counted: (template, n) => (template === 'click' ? `${n} 次展示` : `${n} 位客户`),
  profitX: (template) => `${template === 'click' ? '展示次数' : '已联系的客户数'}，从最好的开始`,
  best: (contacts) => `最佳：${contacts}`,
  planned: (contacts) => `方案：${contacts}`,
  range: (value, low, high) => `${value}（${low} 至 ${high}）`,
  everyone: (profit) => `整个名单：${profit}`,
  profitFinding: (contacts, profit, everyone) =>
    `最好的 ${contacts}可赚 ${profit}，整个名单则为 ${everyone}。`,
  slider: (contacts) => `取最好的 ${contacts}`,
  sliderCut: (of100) => `所有分数不低于 ${of100}% 的行`,
  say: {
    best: (contacts, profit, low, high) =>
      `最佳名单有 ${contacts}，预计赚 ${profit}（${low} 至 ${high}）。`,
    bestWithin: (contacts, profit, low, high) =>
      `在这些限制内，最佳名单有 ${contacts}，预计赚 ${profit}（${low} 至 ${high}）。`,
    none: '按这些金额，任何名单都赚不到钱：连分数最高的也是花费高于收益。',
    noneWithin: '在这些限制内，任何名单都赚不到钱。',
    planned: (contacts, profit, low, high) =>
      `目前方案的名单有 ${contacts}，预计赚 ${profit}（${low} 至 ${high}）。`,
    everyone: (profit) => `整个名单可赚 ${profit}，不做则为 0。`,
    everyoneMore: '在测试行上，这比最佳名单还多：按名单来做在那里没有好处。',
    breakEven: (contacts) => `超过 ${contacts}，活动就会亏损。`,
    cost: (cost) => `方案的名单连同优惠共花费 ${cost}。`,
    overBudget: (amount) => `超出预算 ${amount}。`,
    overContacts: (contacts) => `比上限多 ${contacts}。`,
    how: '最佳名单的深度特意在验证行上选定，利润则在测试行上测得：在测试行上，别的深度可能只是碰巧看起来更好。',
    byHand: '这个深度是手动设定的：看着测试行来选，利润会显得比实际的好。',
  },
  takeBest: '采用最佳名单',
  inviteTitle: '一次活动能赚多少？',
  invite: (template) =>
    `填写${template === 'click' ? '一次展示的花费和一次点击' : '一次联系的花费和一位客户'}的价值，这里就会显示各种长度的名单能赚多少、最佳名单有多长、从哪里开始亏损。`,

  form: '活动',
  template: '目的',
  templates: { churn: '挽留', purchase: '销售', click: '点击' },
  currency: '货币',
  contactCost: (template, symbol) =>
    `${template === 'click' ? '一次展示' : '一次联系'}（${symbol}）`,
  incentive: (symbol) => `优惠（${symbol}）`,
  incentiveGloss: '每位接受者得到的折扣、代金券或礼品。',
  successRate: {
    churn: '挽留成功率（%）',
    purchase: '接受的购买者（%）',
    click: '预测的点击中实现的（%）',
  },
  successGloss: {
    churn: '每联系 100 位流失客户，有这么多位因此留下并领取优惠。',
    purchase: '每联系 100 位潜在购买者，有这么多位接受优惠。',
    click: '名单判断正确的 100 次展示中，有这么多次真的被点击。这不是点击率（CTR）。',
  },
  takeRate: {
    churn: '领优惠的留存客户（%）',
    purchase: '本来就会买（%）',
    click: '本来就会有的访问（%）',
  },
  takeGloss: {
    churn: '每联系 100 位留存客户，有这么多位本来就会留下却仍领取优惠。',
    purchase: '每 100 位接受优惠的人中，有这么多位没有优惠也会买：他们不带来额外收益。',
    click: '每 100 次点击中，有这么多次访问没有广告也会来：它们不带来额外收益。',
  },
  value: { churn: '一位客户的价值', purchase: '一位客户的价值', click: '一次点击的价值' },
  sameForAll: '都相同',
  rowByRow: (column) => `${quote(column)}，逐行取值`,
  valueAmount: (symbol) => `每个的价值（${symbol}）`,
  maxContacts: { churn: '最多联系', purchase: '最多联系', click: '最多展示' },
  budget: (symbol) => `预算（${symbol}）`,
  listSize: (template) => (template === 'click' ? '展示总数' : '客户总数'),
  listHint: (rows) => `由 ${rows} 个测试行代表`,
  noneSet: '不限',
  clearLimits: '取消限制',
  formula: {
    value: '金额',
    earns: (role, formula) => `${role}带来 ${formula}。`,
    costs: (role, formula) => `${role}花费 ${formula}。`,
  },
  missingValues: (n, mean) => `${n} 行没有价值：每行按平均值 ${mean} 计。`,
  negativeValues: (n) => `${n} 行的价值低于 0，按原值计。`,

  tenths: '名单的十分位（十等分），从最好的开始',
  tenthsHow:
    '各行按分数排列，切成十份（不能整除时前几份各多一行）。分数相同的行算一组：被切开的组按比例分给两边。',
  tenthsRows: (rows) => `${rows} 个测试行`,
  tenthsScaled: (rows, customers) => `${rows} 个测试行；利润换算到 ${customers}`,
  tenth: '十分位',
  score: (of100) => `${of100}%`,
  tenthSize: '行数',
  tenthRate: '比例',
  scoreFrom: '分数下限',
  ofRows: (rows) => `共 ${rows}`,
  lift: '提升度',
  liftGloss: (positives) =>
    `这一十分位中${positives}的比例除以整个名单中的比例：是随机挑选的多少倍。`,
  cumulativeLift: '累计提升度',
  reachedSoFar: '累计覆盖',
  ks: 'KS 距离',
  ksGloss: '到此为止已覆盖的目标行比例，减去其余行的比例；其中最大的就是 KS 距离。',
  ksMost: (value, depth) => `KS，即两者的最大差距：${value}，在名单的 ${depth} 处。`,
  profitOf: '利润',
  line: (ordinal, depth) =>
    `表中的粗线在第 ${ordinal} 十分位之下。方案的深度为名单的 ${depth}，落在这一十分位中。`,
  lineAt: (ordinal) => `表中的粗线在第 ${ordinal} 十分位之下，方案的名单到此为止。`,
  cutLine: (ordinal, cut, depth) =>
    `表中的粗线在第 ${ordinal} 十分位之下。以 ${cut}% 为分界的名单占全部的 ${depth}，在这一十分位中结束。`,
  cutLineAt: (ordinal, cut) =>
    `表中的粗线在第 ${ordinal} 十分位之下，以 ${cut}% 为分界的名单到此为止。`,

  sensitivity: '如果某个假设不对',
  sensitivityHow:
    '移动没有把握的假设，最多减半或增加一半（比例以 100% 为限）：下方显示此时的最佳名单，并与方案对照。方案本身不变。',
  sensitivityTable: '每次只变动一个，减半或增加一半',
  sensitivityTableHow: '先看方案的名单此时赚多少，再看最佳名单此时有多长。比例以 100% 为限。',
  asPlanned: '按方案',
  movedTo: (to, by) => `${to}（${by}）`,
  held: (to) => `${to}（已到上限）`,
  thenHead: '此时',
  bestDepth: (template) => `最佳名单，${template === 'click' ? '展示次数' : '客户数'}`,
  bestEarns: '最佳名单可赚',
  plannedEarns: '方案的名单可赚',
  nobody: '没有',
  takeOver: '采用到方案中',
  takeOverNot: (column) => `${quote(column)}的价值来自表格，方案无法缩放。`,
  resetMoves: '恢复为方案',
  assumption: '假设',
  half: '减半',
  more: '增加一半',
  moved: (to, best) => `若为 ${to}，${best}`,
  bestThen: (contacts) => `最佳名单 ${contacts}`,
  noneThen: '任何名单都不赚',
  assumptions: (template) => ({
    value: template === 'click' ? '一次点击的价值' : '一位客户的价值',
    successRate: { churn: '挽留成功率', purchase: '接受的购买者', click: '预测的点击中实现的' }[
      template
    ],
    contactCost: template === 'click' ? '一次展示' : '一次联系',
    incentive: '优惠',
    takeRate: { churn: '领优惠的留存客户', purchase: '本来就会买', click: '本来就会有的访问' }[
      template
    ],
  }),

  plans: '保存的方案',
  plansHow: '各方案取自己的最佳深度，在同样的测试行上比较。',
  plansEmpty: '还没有。给上面的方案起名保存，再修改，即可比较。',
  planName: '方案名称',
  keep: '保存方案',
  plan: '方案',
  bestList: '最佳名单',
  earns: '利润',
  takeUp: '采用',
  remove: '删除',
  undo: '恢复删除的方案',
  noAmounts: '缺少金额',
  mostPlans: (n) => `最多 ${n} 个方案。`,
}
