import { expect, test } from 'vitest'
import { CHECKED_OPTIMIZERS, type Tried } from '../domain/gpu-report.ts'
import { ACTIVATION_NAMES, LOSS_NAMES } from '../domain/network.ts'
import { describeTried } from './describe-tried.ts'
import { en } from './en.ts'
import { zhCN } from './zh-CN.ts'

const everything: Tried = {
  kind: 'network',
  activation: 'leakyRelu',
  hidden: [9, 8],
  loss: 'categoricalCrossEntropy',
  outputs: 10,
  optimizer: 'nesterov',
  l1: 0.001,
  l2: 0.001,
  dropout: 0.2,
  batchNorm: true,
  clipping: { by: 'globalNorm', limit: 0.2 },
  schedule: true,
  numbers: 3,
  levels: [4, 7],
  weighted: true,
  rows: 7,
  batchSize: 1,
}

const described: [Tried, english: string, chinese: string][] = [
  [
    everything,
    'leaky ReLU, hidden layers 9-8, categorical cross-entropy, 10 classes, SGD with Nesterov momentum, ' +
      'L1 penalty, L2 penalty, dropout, batch normalisation, clipping by global norm, learning-rate schedule, ' +
      'categories, row weights, batch size 1',
    'Leaky ReLU、隐藏层 9-8、多分类交叉熵、10 个类别、带 Nesterov 动量的 SGD、L1 惩罚、L2 惩罚、随机失活、批归一化、' +
      '按全局范数裁剪梯度、学习率调度、类别列、行权重、批大小 1',
  ],
  [
    { kind: 'network', hidden: [], loss: 'huber', optimizer: 'adam', numbers: 0, levels: [3] },
    'no hidden layer, Huber loss, Adam, categories alone',
    '没有隐藏层、Huber 损失、Adam、只有类别列',
  ],
  [
    { kind: 'timing', inputs: 20, hidden: [64, 32], outputs: 3, batchSize: 32 },
    '20-64-32-3, batch size 32',
    '20-64-32-3，批大小 32',
  ],
  [{ kind: 'peak' }, 'matrix product and copy', '矩阵相乘与复制'],
]

test.each(described)(
  'what a case of the GPU check tried is told: %j',
  (tried, english, chinese) => {
    expect(describeTried(en, tried)).toBe(english)
    expect(describeTried(zhCN, tried)).toBe(chinese)
  },
)

test.each(Object.entries({ en, 'zh-CN': zhCN }))(
  'no two activations, losses or optimisers are called the same, %s',
  (_language, messages) => {
    const networks = ACTIVATION_NAMES.flatMap((activation) =>
      LOSS_NAMES.flatMap((loss) =>
        CHECKED_OPTIMIZERS.map((optimizer) => ({ activation, loss, optimizer })),
      ),
    )
    const told = networks.map((network) => describeTried(messages, { kind: 'network', ...network }))
    expect(new Set(told).size).toBe(networks.length)
  },
)
