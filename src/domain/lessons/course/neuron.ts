import type { Lesson } from '../lesson.ts'
import { say } from '../say.ts'
import { NOT_YET } from './worked-examples.ts'

/** Two groups of shoppers, so to speak: one to the upper right, one to the lower left. */
const ORANGE = [
  [2, 1],
  [1.5, 1.5],
  [1, 0.8],
  [0.6, 1.4],
  [1.8, 0.4],
  [2.2, 1.6],
  [1.2, 2],
  [0.8, 0.5],
  [1.4, 1],
  [1.9, 1.9],
] as const
const BLUE = [
  [-1, -0.5],
  [-1.5, -1.2],
  [-0.6, -1],
  [-2, -0.4],
  [-0.4, -1.6],
  [-1.2, 0.3],
  [0.3, -1.1],
  [-1.8, -1.8],
  [-0.8, -0.2],
  [-1.1, -1.5],
] as const

export const neuron: Lesson = {
  id: 'neuron',
  title: say('A neuron is a weighted sum', '神经元就是加权求和'),
  goal: say(
    'What a unit works out, and what its weights and its bias do to the picture.',
    '一个单元在算什么，权重和偏置又怎样改变图像。',
  ),
  minutes: 4,
  experiment: {
    terrarium: 1,
    target: 'class',
    task: 'binary',
    positive: 'orange',
    preparation: { number: { scale: 'none' } },
    split: { kind: 'fractions', train: 0.6, validation: 0.2, test: 0.2, seed: 1 },
    network: { layers: [] },
    training: {
      optimizer: { name: 'sgd', learningRate: 0.3 },
      batchSize: 4,
      earlyStopping: null,
      seed: 1,
    },
    classroom: {
      source: {
        kind: 'rows',
        columns: ['x1', 'x2', 'class'],
        rows: [
          ...ORANGE.map(([x, y]) => [x, y, 'orange']),
          ...BLUE.map(([x, y]) => [x, y, 'blue']),
        ],
      },
      weights: [0.5, -1, 0.25],
      hidden: ['l1', 'l2', 'dropout', 'microscope', ...NOT_YET],
      locked: ['layers', 'activation', 'loss', 'scale'],
    },
  },
  steps: [
    {
      title: say('One unit, two weights, one bias', '一个单元，两个权重，一个偏置'),
      text: [
        say(
          'This network is as small as they come: a single unit. It multiplies each input by a weight, adds everything up and adds its bias: z = w₁·x₁ + w₂·x₂ + b.',
          '这是最小的网络：只有一个单元。它把每个输入乘以一个权重，全部相加，再加上偏置：z = w₁·x₁ + w₂·x₂ + b。',
        ),
        say(
          'Before it has learnt anything the weights are w₁ = 0.5 and w₂ = −1, and the bias is b = 0.25. Take the orange point x₁ = 2, x₂ = 1.',
          '还没有学习时，权重是 w₁ = 0.5、w₂ = −1，偏置 b = 0.25。取橙色的点 x₁ = 2、x₂ = 1。',
        ),
      ],
      tasks: [
        {
          kind: 'number',
          text: say('What is its weighted sum z?', '它的加权和 z 是多少？'),
          of: { what: 'z', row: 0, layer: 0, unit: 0 },
          tolerance: 0.005,
          way: say('0.5 · 2 + (−1) · 1 + 0.25 = 0.25', '0.5 · 2 + (−1) · 1 + 0.25 = 0.25'),
        },
        {
          kind: 'number',
          text: say(
            'The sigmoid 1 ÷ (1 + e⁻ᶻ) turns the sum into a chance of “orange”. How large is it? Two decimals are enough.',
            'sigmoid 函数 1 ÷ (1 + e⁻ᶻ) 把这个和变成“橙色”的概率。它是多少？两位小数即可。',
          ),
          of: { what: 'answer', row: 0 },
          tolerance: 0.01,
          way: say('1 ÷ (1 + e^−0.25) = 1 ÷ 1.779 = 0.56', '1 ÷ (1 + e^−0.25) = 1 ÷ 1.779 = 0.56'),
        },
      ],
    },
    {
      title: say('Turn the line', '转动分界线'),
      text: [
        say(
          'Where z is 0, the chance is exactly one half. All those points lie on a straight line: the decision line. The weights say which way it faces.',
          '在 z 等于 0 的地方，概率正好是一半。这些点都在一条直线上：分界线。权重决定它朝向哪里。',
        ),
        say(
          'At present x₂ counts against orange, although orange lies at the top. Change w₂ by hand: choose its line in the drawing and give it the value 1.',
          '现在 x₂ 越大越不像橙色，可橙色的点明明在上方。请动手改 w₂：在网络图中选中它的连线，把值改为 1。',
        ),
      ],
      tasks: [
        {
          kind: 'do',
          text: say('Set w₂ to 1.', '把 w₂ 设为 1。'),
          until: [
            { kind: 'weight', weight: { layer: 0, unit: 0, from: 1 }, value: 1, tolerance: 0.05 },
          ],
          solution: [{ do: 'weight', weight: { layer: 0, unit: 0, from: 1 }, value: 1 }],
          way: say(
            'In the drawing, choose the line from x2 to the output, and type 1.',
            '在网络图中选中从 x2 到输出的连线，输入 1。',
          ),
        },
        {
          kind: 'choice',
          text: say('What would a larger bias do?', '偏置变大会怎样？'),
          options: [
            {
              text: say('Turn the line', '转动分界线'),
              isRight: false,
              why: say(
                'Only the weights are multiplied by the inputs; it is they that turn it.',
                '只有权重与输入相乘；转动直线的是权重。',
              ),
            },
            {
              text: say('Move the line without turning it', '平移分界线，不转动它'),
              isRight: true,
              why: say(
                'The bias is added whatever the inputs are, so the line is where the rest of the sum makes up for it: elsewhere, but parallel.',
                '不论输入是什么，偏置都照样加上，所以直线移到其余部分恰好抵消它的地方：位置变了，方向不变。',
              ),
            },
            {
              text: say('Bend the line', '把分界线弄弯'),
              isRight: false,
              why: say(
                'A weighted sum is 0 along a straight line, whatever its numbers are.',
                '无论数值是多少，加权和等于 0 的地方总是一条直线。',
              ),
            },
          ],
          way: say(
            'Try it in the drawing: choose the output unit and change its bias.',
            '在网络图里试试：选中输出单元，改变它的偏置。',
          ),
        },
      ],
    },
    {
      title: say('Let it find them itself', '让它自己去找'),
      text: [
        say(
          'Learning means nothing more than changing w₁, w₂ and b a little after every few rows, so that the loss becomes smaller.',
          '所谓学习，不过是每看几行，就把 w₁、w₂ 和 b 稍微改一点，让损失变小。',
        ),
        say('Press Play and watch the line.', '按“播放”，看分界线怎样变化。'),
      ],
      tasks: [
        {
          kind: 'do',
          text: say(
            'Train for at least 10 epochs, until every training row is on its own side.',
            '至少训练 10 轮，直到每个训练行都在自己的一边。',
          ),
          until: [
            { kind: 'epochs', atLeast: 10 },
            { kind: 'accuracy', part: 'train', atLeast: 1 },
          ],
          solution: [{ do: 'epochs', count: 25 }],
          way: say(
            'Press Play, and Pause after some 25 epochs.',
            '按“播放”，大约 25 轮后按“暂停”。',
          ),
        },
      ],
    },
  ],
}
