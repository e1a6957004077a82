import type { Messages } from '../en.ts'

export const results: Messages['results'] = {
  title: '效果如何？',
  short: '活动效果',
  lead: '与没有联系的人相比，联系带来了什么。不需要打开模型。',
  open: '打开结果文件',
  openList: '再打开名单',
  empty: '还没有打开结果。',
  emptyText:
    '在“预测”中下载的名单里加一列，写上结果，例如“购买：是或否”。也可以用订单或回复的文件，只要它与名单有共同的列（例如客户编号），再把名单也打开。',
  refused: '这个文件没有打开。',
  what: '结果',
  whatHow: '附 95% 区间：20 次这样的活动中，有 19 次真实的数值落在区间内。',
  noGroup: (contacted, successes, rate) =>
    `联系的 ${contacted} 行中有 ${successes} 行成功，占 ${rate}。没有对照组，就无法知道其中多少人本来也会如此。下次请留出一部分。`,
  noContacted: '联系过的行都没有已知的结果。',
  tooFew: (contacted, control, least) =>
    `行数太少，无法说明联系带来了什么：联系 ${contacted} 行，留出 ${control} 行，两组至少各需 ${least} 行。`,
  unclear: (points, low, high) =>
    `还不能说联系有作用：相差 ${points} 个百分点，从 ${low} 到 ${high} 都有可能。`,
  raised: (points, low, high) =>
    `联系使成功率提高了 ${points} 个百分点，大致在 ${low} 到 ${high} 之间。`,
  lowered: (points, low, high) =>
    `联系使成功率降低了 ${points} 个百分点，大致在 ${low} 到 ${high} 之间。`,
  paid: (total, low, high) =>
    `扣除本来就会有的部分，活动净赚 ${total}，大致在 ${low} 到 ${high} 之间。`,
  lost: (total, low, high) => `活动亏损：${total}，大致在 ${low} 到 ${high} 之间。`,
  payUnclear: (total, low, high) => `是否赚钱还说不准：${total}，从 ${low} 到 ${high} 都有可能。`,
  noWorth: '填写一次成功值多少，就能看出活动是否赚钱。',
  contacted: '联系的',
  control: '留出的',
  effect: '差距',
  effectGloss: '联系的成功率减去留出的成功率。',
  additional: '额外的成功',
  additionalGloss: '不联系就不会有的成功。',
  perContact: '每次联系的利润',
  total: '总利润',
  ofRows: (successes, rows) => `${rows} 行中 ${successes} 行`,
  interval: (low, high) => `${low} 至 ${high}`,
  points: (n) => `${n} 个百分点`,
  leftOut: (n) => `有 ${n} 行没有结果，未计入。`,
  leftOutGroup: (n) => `有 ${n} 行没有组别，未计入。`,
  strangers: (n) => `结果文件中有 ${n} 行不在名单上。`,
  charged: (contacts, incentives) =>
    incentives === undefined
      ? `已计入的成本：${contacts}。`
      : `已计入的成本：${contacts}；${incentives}。`,
  chargedContacts: (cost, contacted) => `联系的 ${contacted} 行，每行 ${cost}`,
  chargedIncentives: (cost, takers, share) =>
    `拿走优惠的约 ${takers} 行，每行 ${cost}，即因此争取到的人，以及本来就会成功的人中的 ${share}`,
  questions: '各列的含义',
  questionsHow: '根据列名和取值猜测，不对的请更改。',
  outcome: '结果所在的列',
  success: '成功是指',
  chooseSuccess: '请选择…',
  successUnknown: '从列名和取值看不出哪个答案是好的。',
  sayFirst: '请在下面选择什么算成功，然后就能看到联系带来了什么。',
  anyValue: '任何值：在文件中就算',
  group: '组别所在的列',
  groupNone: '没有留出任何人',
  controlValue: '留出的是',
  score: '分数所在的列',
  scoreNone: '没有分数',
  listKey: '名单中的编号列',
  resultKey: '结果中的编号列',
  worthColumn: '每次成功的价值',
  worthSame: '都一样',
  worth: '一次成功的价值',
  perContactCost: '一次联系的成本',
  perSuccessCost: '优惠',
  perSuccessHelp: '每位接受者得到的折扣或礼品。',
  takenAnyway: '不需要也会拿（%）',
  takenAnywayHelp:
    '联系的人中，每 100 个本来就会成功的人里有多少人拿走优惠。购买者都会拿；留下来的客户按计划中的比例。',
  blankMeansNo: '没有结果的行算没有成功',
  blankHelp: '用于只包含购买者或回复者的文件。',
  opposite: '高分预示的是相反的结果',
  oppositeHelp: '例如模型预测“会流失”，而留下来才算成功。',
  amountInvalid: '需要一个数值。',
  files: (results, rows) => `${results}：${rows} 行`,
  judging: '正在统计',
  ranking: '排序准吗？',
  rankingNone: '联系过且有分数的行太少，无法评价排序。',
  rankUnclear: (auc, low, high) =>
    `排序准不准还说不清：AUC ${auc}，从 ${low} 到 ${high} 都有可能；0.5 相当于碰运气。`,
  rankOneOutcome: '联系过的行结果全都相同，无法评价排序。',
  foretoldSuccess: {
    how: '联系过的行按分数从高到低：分数所预期的成功率，以及实际的成功率。',
    held: (auc, low, high) =>
      `排序是准的：分数越高，成功越多（AUC ${auc}，${low} 至 ${high}；0.5 相当于碰运气）。`,
    notHeld: (auc, low, high) =>
      `排序是反的：分数越高，成功越少（AUC ${auc}，${low} 至 ${high}；0.5 相当于碰运气）。`,
    expected: (expected, observed) => `按分数预期有 ${expected} 行成功，实际有 ${observed} 行。`,
    expectedRate: '预期成功率',
    observedRate: '实际成功率',
  },
  foretoldFailure: {
    how: '联系过的行按分数从高到低：分数所预期的未成功比例，以及实际的未成功比例。',
    held: (auc, low, high) =>
      `排序是准的：正如预示的那样，分数越高，成功越少（AUC ${auc}，${low} 至 ${high}；0.5 相当于碰运气）。`,
    notHeld: (auc, low, high) =>
      `排序是反的：预示的恰好相反，分数越高，成功越多（AUC ${auc}，${low} 至 ${high}；0.5 相当于碰运气）。`,
    expected: (expected, observed) =>
      `按分数预期有 ${expected} 行未成功，实际有 ${observed} 行未成功。`,
    expectedRate: '预期未成功',
    observedRate: '实际未成功',
  },
  part: '分段',
  partHighest: (n) => `${n}（分数最高）`,
  rows: '行数',
  observedInterval: '95% 区间',
}
