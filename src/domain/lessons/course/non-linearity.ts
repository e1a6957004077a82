import { toyExperiment } from '../../classroom/new-classroom.ts'
import type { Lesson } from '../lesson.ts'
import { say } from '../say.ts'
import { NOT_YET } from './worked-examples.ts'

const BASE = toyExperiment('xor')

export const nonLinearity: Lesson = {
  id: 'non-linearity',
  title: say('Why there must be a bend', '为什么需要非线性'),
  goal: say(
    'Why XOR defeats every straight line, and why hidden layers need an activation.',
    '为什么任何直线都分不开 XOR，隐藏层又为什么需要激活函数。',
  ),
  minutes: 5,
  experiment: {
    ...BASE,
    network: { layers: [] },
    training: {
      ...BASE.training,
      optimizer: { name: 'adam', learningRate: 0.05 },
    },
    classroom: {
      source: { kind: 'toy', name: 'xor', rows: 300, noise: 0, seed: 1 },
      hidden: ['l1', 'l2', 'dropout', 'microscope', ...NOT_YET],
      locked: ['loss'],
    },
  },
  steps: [
    {
      title: say('One line for four corners', '一条直线，四个角'),
      text: [
        say(
          'XOR: a point is orange if exactly one of its two inputs is positive. Opposite corners belong together. The network has no hidden layer, so all it can draw is one straight line.',
          'XOR（异或）：两个输入中恰好一个为正，点就是橙色，所以对角属于同一类。现在的网络没有隐藏层，只能画一条直线。',
        ),
      ],
      tasks: [
        {
          kind: 'do',
          text: say('Let it try for 30 epochs.', '让它试 30 轮。'),
          until: [{ kind: 'epochs', atLeast: 30 }],
          solution: [{ do: 'epochs', count: 30 }],
          way: say('Press Play, and Pause after 30 epochs.', '按“播放”，30 轮后按“暂停”。'),
        },
        {
          kind: 'choice',
          text: say(
            'The loss stays near 0.69. What does it know?',
            '损失停在 0.69 附近。它学到了什么？',
          ),
          options: [
            {
              text: say('Nothing: it says one half everywhere', '什么也没学到：处处都答一半'),
              isRight: true,
              why: say(
                'The loss of the answer “one half” is −ln 0.5 = 0.693. No line does better on all four corners.',
                '回答“一半”的损失是 −ln 0.5 = 0.693。四个角一起看，没有哪条直线能做得更好。',
              ),
            },
            {
              text: say('It needs more epochs', '还需要更多轮'),
              isRight: false,
              why: say(
                'Try it: the loss does not move. A shape that the network cannot draw does not come with patience.',
                '试试看：损失不再变化。网络画不出的形状，等多久也画不出来。',
              ),
            },
          ],
          way: say('−ln 0.5 = 0.693: one half everywhere.', '−ln 0.5 = 0.693：处处都是一半。'),
        },
      ],
    },
    {
      title: say('More units, no bend', '单元多了，却没有弯'),
      text: [
        say(
          'Give it a hidden layer of four units, but with the activation “linear”: each unit passes its weighted sum on as it is.',
          '给它一个有四个单元的隐藏层，但激活函数选“线性”：每个单元把加权和原样传下去。',
        ),
      ],
      tasks: [
        {
          kind: 'do',
          text: say(
            'Add a layer of linear units in the drawing, and train for 30 epochs.',
            '在网络图中加一个线性单元的隐藏层，训练 30 轮。',
          ),
          until: [
            { kind: 'setting', name: 'layers', atLeast: 1 },
            { kind: 'setting', name: 'activation', is: 'linear' },
            { kind: 'epochs', atLeast: 30 },
          ],
          solution: [
            { do: 'change', settings: { layers: [{ units: 4, activation: 'linear' }] } },
            { do: 'epochs', count: 30 },
          ],
          way: say(
            'In the drawing: add a layer, set it to four units and “linear”, then Play.',
            '在网络图中：添加一层，设为四个单元、“线性”，然后播放。',
          ),
        },
        {
          kind: 'choice',
          text: say('Still 0.69. Why?', '还是 0.69。为什么？'),
          options: [
            {
              text: say(
                'Weighted sums of weighted sums are again weighted sums',
                '加权和的加权和，仍然是加权和',
              ),
              isRight: true,
              why: say(
                'W₂·(W₁·x) is (W₂·W₁)·x: one matrix, one line. Depth without a bend is no depth.',
                'W₂·(W₁·x) 就是 (W₂·W₁)·x：一个矩阵，一条直线。没有弯，层数再多也没有深度。',
              ),
            },
            {
              text: say('Four units are too few', '四个单元太少'),
              isRight: false,
              why: say(
                'A thousand linear units would draw the same line.',
                '一千个线性单元画出的也是同样的直线。',
              ),
            },
          ],
          way: say('W₂·(W₁·x) = (W₂·W₁)·x', 'W₂·(W₁·x) = (W₂·W₁)·x'),
        },
      ],
    },
    {
      title: say('Now with a bend', '现在加上弯'),
      text: [
        say(
          'tanh and ReLU bend the sum. Now each unit contributes an edge, and the output puts the edges together.',
          'tanh 和 ReLU 会把加权和弯折。这样每个单元贡献一条边，输出层再把这些边拼起来。',
        ),
      ],
      tasks: [
        {
          kind: 'do',
          text: say(
            'Bring the validation loss below 0.2 with at most 6 hidden units.',
            '用最多 6 个隐藏单元，把验证损失降到 0.2 以下。',
          ),
          until: [
            { kind: 'units', atMost: 6 },
            { kind: 'loss', part: 'validation', below: 0.2 },
          ],
          solution: [
            { do: 'change', settings: { layers: [{ units: 4, activation: 'tanh' }] } },
            { do: 'epochs', count: 80 },
          ],
          way: say(
            'Set the layer’s activation to tanh, keep its four units, and play some 60 epochs.',
            '把这一层的激活函数改为 tanh，保留四个单元，播放约 60 轮。',
          ),
        },
      ],
    },
  ],
}
