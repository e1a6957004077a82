import type { Messages } from '../en.ts'

export const health: Messages['health'] = {
  title: '健康',
  none: '这一轮没有发现异常：没有失活或饱和的单元，梯度既不消失也不爆炸。',
  deadUnit: (place, rows) => ({
    title: `${place}已失活。`,
    text: `它对全部 ${rows} 行都输出 0，因此得不到任何梯度。`,
  }),
  saturatedUnit: (place, idle, rows) => ({
    title: `${place}已饱和：`,
    text: `${rows} 行中有 ${idle} 行，那里的梯度几乎为零。`,
  }),
  vanishing: (layer, share) => ({
    title: `梯度在到达${layer}之前消失了。`,
    text: `只剩最后一层的 ${share}，这一层几乎学不到东西。`,
  }),
  lessThan: (share) => `不到 ${share}`,
  exploding: (layer, norm) => ({
    title: `${layer}的梯度爆炸了。`,
    text: `它的长度是 ${norm}：走一步就会把权重抛得很远。`,
  }),
  overfitting: (best, from, to) => ({
    title: '它在死记硬背。',
    text: `从第 ${best} 轮起，验证损失从 ${from} 升到 ${to}，而训练损失还在下降。`,
  }),
  underfitting: (loss, simplest) => ({
    title: '它已经停止学习。',
    text: `损失 ${loss} 几乎不低于 ${simplest}，后者是不看任何输入的回答的损失。`,
  }),
  rateTooHigh: (jumps, epochs) => ({
    title: '损失在跳动。',
    text: `最近 ${epochs} 轮中有 ${jumps} 轮猛然上升：学习率太大。`,
  }),
  rateTooLow: (share, epochs) => ({
    title: '损失下降得太慢。',
    text: `${epochs} 轮只降低了 ${share}：学习率太小。`,
  }),
  others: (n) => `这一层还有 ${n} 个单元也是如此。`,
  place: (layer, unit) => `${layer}第 ${unit} 单元`,
  marked: { deadUnit: '已失活', saturatedUnit: '已饱和' },
  layerMarked: { vanishing: '∇ 消失', exploding: '∇ 爆炸' },
  layerFault: { vanishing: '梯度消失', exploding: '梯度爆炸' },
  remedies: {
    smallerRate: (rate) => `从这里起试试更小的学习率 ${rate}`,
    largerRate: (rate) => `从这里起试试更大的学习率 ${rate}`,
    activation: (activation, layer) => `从这里起在${layer}试试 ${activation}`,
    l2: (penalty) => `从这里起试试 L2 惩罚 ${penalty}`,
    dropout: (rate) => `从这里起试试随机失活 ${rate}`,
    clipping: (limit) => `从这里起把梯度长度限制在 ${limit} 以内`,
    fewerUnits: '用一半的单元重新开始',
    moreUnits: '用两倍的单元重新开始',
  },
}
