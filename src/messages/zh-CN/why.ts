import type { Messages } from '../en.ts'
import { quote } from '../quote.ts'

export const why: Messages['why'] = {
  chance: (of100) => `${of100}%`,
  title: (answer) => `为什么是 ${answer}`,
  howCorrected: (start) =>
    `起点 ${start} 是网络本身（校正之前）对平均训练行给出的可能性。各列依次推动它，最后是保序校正，加起来就是这个答案。`,
  correction: '校正（保序）',
  how: (start) =>
    `起点 ${start} 是模型对平均训练行的答案，不是各行答案的平均。各列依次推动它，加起来就是这个答案。`,
  averageRow: '平均训练行',
  thisRow: '这一行',
  others: (n) => `其余 ${n} 列`,
  value: (column, text) => `${column}：${text}`,
  words: (column) => `${quote(column)}中的词语`,
  leaves: (what) => `${what} 几乎没有影响。`,
  raisesChance: (what, points) => `${what} 使可能性提高 ${points} 个百分点。`,
  lowersChance: (what, points) => `${what} 使可能性降低 ${points} 个百分点。`,
  raises: (what, amount) => `${what} 使预测值升高 ${amount}。`,
  lowers: (what, amount) => `${what} 使预测值降低 ${amount}。`,
  forClass: (text) => `以下是最可能的答案“${text}”的原因。`,
  nothing: '没有哪一列推动这个答案：它就是平均训练行的答案。',
  column: '列',
  points: '百分点',
  amount: '数值',
  finding: (strongest) => `最强的原因：${strongest}`,
  place: (place, of) => `在 ${of} 个测试行中会排第 ${place} 位。`,
  placeBefore: (place, before, of) =>
    `在 ${of} 个测试行中会排第 ${place} 位；改动之前是第 ${before} 位。`,
  check: '用抽样的 Shapley 值核对',
  checking: '正在核对……',
  checkTitle: '换一种方法看同样的原因',
  checkDiffers: (columns) =>
    `在这一行上，两种方法对${columns.map(quote).join('、')}的说法明显不同：两者都只能粗略参考。`,
  checked: (orders) =>
    `Shapley 值让各列按 ${orders} 种随机顺序依次取值，把同一个差距分摊到各列。对普通的行，两种方法大体一致；几列共同起作用时，或某一行与其他行相差很远时，大小会有出入，甚至正负相反。`,
  differentiated: (difference) =>
    `又用 TensorFlow.js 的自动微分计算了一遍：最大差值${difference.startsWith('小于') ? '' : '为 '}${difference}。`,
  shapley: 'Shapley 值',
  gradients: '积分梯度',
  gradientsGloss: '各列从平均训练行一小步一小步移到这一行，把每一步引起的答案变化加起来。',
  give: (value, error) => `${value} ± ${error}`,
  driversTitle: '起作用的是什么',
  driversHow: {
    rocAuc: (rows) =>
      `在 ${rows} 个测试行中依次打乱每一列。条形表示排序能力（AUC）因此损失多少；线段是 5 次打乱的平均值的 95% 区间。`,
    accuracy: (rows) =>
      `在 ${rows} 个测试行中依次打乱每一列。条形表示每 100 个答案因此少对几个；线段是 5 次打乱的平均值的 95% 区间。`,
    rmse: (rows) =>
      `在 ${rows} 个测试行中依次打乱每一列。条形表示典型误差因此增大多少；线段是 5 次打乱的平均值的 95% 区间。`,
  },
  sampled: (rows, all) => `从 ${all} 个测试行中随机抽取 ${rows} 行测量；再多也几乎不会改变结果。`,
  measuring: '正在逐列打乱',
  measured: (share) => `已完成 ${share}`,
  cancelled: '测量已结束。',
  again: '测量',
  few: '测试行太少，或者答案全都相同：无法测量起作用的是什么。',
  needsRows: (file) => `要查看起作用的是什么，请重新打开 ${file}。`,
  driversFinding: (column, loss) => `${quote(column)}最重要：打乱它会损失 ${loss}。`,
  related: '内容相同的列会分担重要性：打乱其中一列，另一列仍在。',
  loss: { rocAuc: '损失的 AUC', accuracy: '少对的答案', rmse: '增大的误差' },
  lossAxis: {
    rocAuc: '打乱该列损失的 AUC',
    accuracy: '打乱该列后少对的答案所占比例',
    rmse: '打乱该列后增大的典型误差（目标的单位）',
  },
  low: '从',
  high: '到',
  showAll: (n) => `显示全部 ${n} 列`,
  look: (column) => `查看${quote(column)}的作用`,
  effectTitle: (column) => `${quote(column)}的作用`,
  effectHow: (rows) =>
    `假如 ${rows} 个测试行的这一列都取这个值、其余不变，答案的平均值。细线是单独的行。`,
  levelsHow: (rows) =>
    `假如 ${rows} 个测试行的这一列都取这个值、其余不变，答案的平均值。旁边是实际有这个值的行的比例。`,
  effectFinding: (column, low, high) =>
    `随${quote(column)}变化，平均答案在 ${low} 和 ${high} 之间。`,
  meanChance: (answer) => `“${answer}”的平均可能性（%）`,
  chanceAxis: (answer) => `“${answer}”的可能性（%）`,
  meanNumber: (target) => `${quote(target)}的平均预测值`,
  share: '行的比例',
  noAxis: {
    text: '词语没有可以放在坐标轴上的顺序；它们有多重要见旁边的图。',
    hashed: '模型没有保存这一列的取值，因此无法逐个尝试。',
    constant: '所有训练行在这里都是同一个数。',
  },
  below: (high) => `小于 ${high}`,
  between: (low, high) => `${low} 至小于 ${high}`,
  from: (low) => `${low} 及以上`,
  answer: '答案',
  spreadHow: '底部的灰色条形表示各行落在哪里。',
}
