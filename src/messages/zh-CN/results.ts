import type { Messages } from '../en.ts'

export const results: Messages['results'] = {
  title: '活动效果如何？',
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
    `联系的 ${contacted} 人中有 ${successes} 人成功，占 ${rate}。没有对照组，就无法知道其中多少人本来也会如此。下次请留出一部分。`,
  noContacted: '联系过的行都没有已知的结果。',
  tooFew: (contacted, control, least) =>
    `人数太少，无法说明联系带来了什么：联系 ${contacted} 人，留出 ${control} 人，两组至少各需 ${least} 人。`,
  unclear: (points, low, high) =>
    `还不能说联系改变了成功率：相差 ${points} 个百分点，从 ${low} 到 ${high} 都有可能。`,
  raised: (points, low, high) =>
    `联系使成功率提高了 ${points} 个百分点，大致在 ${low} 到 ${high} 之间。`,
  lowered: (points, low, high) =>
    `联系使成功率降低了 ${points} 个百分点，大致在 ${low} 到 ${high} 之间。`,
  paid: (total, low, high) =>
    `扣除本来就会有的部分，活动净赚 ${total}，大致在 ${low} 到 ${high} 之间。`,
  lost: (total, low, high) => `活动亏损 ${total}，大致在 ${low} 到 ${high} 之间。`,
  payUnclear: (total, low, high) => `是否赚钱还说不准：${total}，从 ${low} 到 ${high} 都有可能。`,
  onlySuccesses:
    '计入的每一行都是成功，无从比较。文件里是否只有购买者或回复者？那就把名单也打开，并在下面勾选“没有结果的行算没有成功”。',
  unanswered: '无法回答这个问题',
  reversed: '这很少见：请在下面检查算作成功的答案是否选对，以及高分预示的是哪一种结果。',
  noWorth: '填写一次成功值多少，就能看出活动是否赚钱。',
  contacted: '联系的',
  control: '留出的',
  effect: '差距',
  effectGloss: '联系的成功率减去留出的成功率。',
  additional: '额外的成功',
  additionalGloss: '不联系就不会有的成功。',
  missed: '失去的成功',
  missedGloss: '不联系就会有的成功。',
  perContact: '每次联系的利润',
  total: '总利润',
  ofRows: (successes, rows) => `${rows} 人中 ${successes} 人`,
  interval: (low, high) => `${low} 至 ${high}`,
  points: (n) => `${n} 个百分点`,
  leftOut: (n) => `有 ${n} 行没有结果，未计入。`,
  blankCounted: (n) => `有 ${n} 行没有结果，算作没有成功。`,
  leftOutGroup: (n) => `有 ${n} 行没有组别，未计入。`,
  strangers: (n) => `结果文件中有 ${n} 行不在名单上。`,
  repeated: (n) =>
    `结果文件中有 ${n} 行的编号重复出现：同一编号的价值相加，其中有一行成功就算成功。`,
  charged: (contacts, incentives) =>
    incentives === undefined
      ? `已计入的成本：${contacts}。`
      : `已计入的成本：${contacts}；${incentives}。`,
  chargedContacts: (cost, contacted) => `联系的 ${contacted} 人，每人 ${cost}`,
  chargedIncentives: (cost, takers, share) =>
    `领取优惠的约 ${takers} 人，每人 ${cost}，即因此争取到的人，以及本来就会成功的人中的 ${share}`,
  questions: '各列的含义',
  questionsHow: '根据列名和取值猜测，不对的请更改。',
  outcome: '结果所在的列',
  success: '成功是指',
  chooseSuccess: '请选择…',
  successUnknown: '从列名和取值看不出哪个答案是好的。',
  sayFirst: '请在下面选择什么算成功，然后就能看到联系带来了什么。',
  noOutcome:
    '这个文件里还没有结果：它的各列在生成名单时就有了。请加一列写明结果，或在下面选择哪一列是结果。',
  anyValue: '任何值：在文件中就算',
  aboveNothing: '金额大于 0',
  group: '组别所在的列',
  groupNone: '没有留出任何人',
  controlValue: '留出的是',
  score: '分数所在的列',
  scoreNone: '没有分数',
  listKey: '名单中的编号列',
  resultKey: '结果中的编号列',
  worthColumn: '每次成功的价值',
  worthSame: '都一样',
  inList: (column) => `${column}（在名单中）`,
  noNumbers: '这一列有些值不能当作数字读取。',
  worth: '一次成功的价值',
  perContactCost: '一次联系的成本',
  perSuccessCost: '优惠',
  perSuccessHelp: '每位接受者得到的折扣或礼品。',
  takenAnyway: '本来就会成功却仍领优惠（%）',
  takenAnywayHelp:
    '联系的人中，每 100 位本来就会成功的人里，有多少位仍会领取优惠。购买者都会领；留下来的客户按方案中的比例。',
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
  otherWay: '也可能是方向弄反了：请检查“高分预示的是相反的结果”是否设对。',
  contactingChanges: '但联系本身可能改变了结果，而又没有留出任何人可供对照。',
  foretoldSuccess: {
    how: '把联系过的行按分数分成同样大小的几段：实际的成功率及其 95% 区间，旁边是分数相近的留出行的成功率，以及分数所预期的成功率。如果排序是准的，从左到右会下降。',
    held: (auc, low, high) =>
      `排序是准的：分数越高，成功越多（AUC ${auc}，${low} 至 ${high}；0.5 相当于碰运气）。`,
    notHeld: (auc, low, high) =>
      `排序是反的：分数越高，成功越少（AUC ${auc}，${low} 至 ${high}；0.5 相当于碰运气）。`,
    expected: (expected, observed) =>
      `联系的人中，按分数预期有 ${expected} 人成功，实际有 ${observed} 人。`,
    expectedHeldOut: (rows, expected, observed) =>
      `联系本身可能改变了结果：留出的 ${rows} 人中，预期有 ${expected} 人成功，实际有 ${observed} 人。`,
    expectedRate: '预期成功率',
    observedRate: '实际成功率',
    heldOutRate: '留出行的成功率',
  },
  foretoldFailure: {
    how: '把联系过的行按分数分成同样大小的几段：实际的未成功比例及其 95% 区间，旁边是分数相近的留出行的未成功比例，以及分数所预期的比例。如果排序是准的，从左到右会下降。',
    held: (auc, low, high) =>
      `排序是准的：正如预示的那样，分数越高，成功越少（AUC ${auc}，${low} 至 ${high}；0.5 相当于碰运气）。`,
    notHeld: (auc, low, high) =>
      `排序是反的：预示的恰好相反，分数越高，成功越多（AUC ${auc}，${low} 至 ${high}；0.5 相当于碰运气）。`,
    expected: (expected, observed) =>
      `联系的人中，按分数预期有 ${expected} 人未成功，实际有 ${observed} 人未成功。`,
    expectedHeldOut: (rows, expected, observed) =>
      `联系本身可能改变了结果：留出的 ${rows} 人中，预期有 ${expected} 人未成功，实际有 ${observed} 人未成功。`,
    expectedRate: '预期未成功',
    observedRate: '实际未成功',
    heldOutRate: '留出行的未成功',
  },
  decileGloss: '这些行分成十份：1 的分数最高。名单中的十分位（decile）按所有打过分的行计算。',
  part: '分段',
  partHighest: (n) => `${n}（分数最高）`,
  rows: '行数',
  heldOutRows: '留出的行数',
  low: (rate) => `${rate}（下限）`,
  high: (rate) => `${rate}（上限）`,
  rateAxis: (rate) => `${rate}，附 95% 区间`,
  partAxis: '按分数分段，1 的分数最高',
}
