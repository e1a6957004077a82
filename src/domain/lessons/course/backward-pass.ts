import type { Lesson } from '../lesson.ts'
import { say } from '../say.ts'
import { singleRow } from './worked-examples.ts'

export const backwardPass: Lesson = {
  id: 'backward-pass',
  title: say('The backward pass by hand', '手算反向传播'),
  goal: say(
    'Work out deltas and gradients with the chain rule, and take one step with them.',
    '用链式法则算出 delta 和梯度，再用它们走一步。',
  ),
  minutes: 8,
  experiment: singleRow([], ['play', 'weights', 'learningRate']),
  steps: [
    {
      title: say('Begin at the loss', '从损失开始'),
      text: [
        say(
          'The network of the forward pass again: x = [1, 2, 3], target 4, activations a = [1, 1.5, 0, 2, 0], answer 3.5. Its loss is L = (3.5 − 4)² = 0.25.',
          '还是前向传播那一课的网络：x = [1, 2, 3]，目标 4，激活值 a = [1, 1.5, 0, 2, 0]，答案 3.5，损失 L = (3.5 − 4)² = 0.25。',
        ),
        say(
          'Backpropagation asks of every number: how does L change if this grows a little? For a unit’s weighted sum that slope is called delta: δ = ∂L/∂z.',
          '反向传播对每个数都问：它增大一点点，L 会怎样变？对一个单元的加权和，这个斜率叫做 delta：δ = ∂L/∂z。',
        ),
      ],
      tasks: [
        {
          kind: 'number',
          text: say(
            'The output’s δ = 2·(answer − target)?',
            '输出的 δ = 2·（答案 − 目标）是多少？',
          ),
          of: { what: 'delta', row: 0, layer: 1, unit: 0 },
          tolerance: 0.005,
          way: say('2·(3.5 − 4) = −1', '2·(3.5 − 4) = −1'),
        },
        {
          kind: 'choice',
          text: say('It is negative. What does that say?', '它是负的。这说明什么？'),
          options: [
            {
              text: say('A larger answer makes the loss smaller', '答案变大，损失就变小'),
              isRight: true,
              why: say(
                '3.5 is below 4, so up is the right direction.',
                '3.5 小于 4，所以应该往上走。',
              ),
            },
            {
              text: say('A larger answer makes the loss larger', '答案变大，损失也变大'),
              isRight: false,
              why: say('Then δ would be positive.', '那样 δ 就是正的。'),
            },
          ],
          way: say(
            'δ = ∂L/∂z is negative: as z grows, L falls.',
            'δ = ∂L/∂z 为负：z 增大，L 减小。',
          ),
        },
      ],
    },
    {
      title: say('Weights of the output', '输出的权重'),
      text: [
        say(
          'A weight meets what comes through it: ∂L/∂w = δ · a. What was sent forward is what the slope is multiplied by on the way back.',
          '权重的梯度要看从它那里经过的是什么：∂L/∂w = δ · a。前向送出的值，就是反向时斜率所乘的值。',
        ),
      ],
      tasks: [
        {
          kind: 'number',
          text: say(
            'Gradient of the weight from unit 2 (a₂ = 1.5)?',
            '来自单元 2（a₂ = 1.5）的权重的梯度？',
          ),
          of: { what: 'gradient', row: 0, weight: { layer: 1, unit: 0, from: 1 } },
          tolerance: 0.005,
          way: say('−1 · 1.5 = −1.5', '−1 · 1.5 = −1.5'),
        },
        {
          kind: 'number',
          text: say(
            'And of the one from unit 3, which slept (a₃ = 0)?',
            '来自睡着的单元 3（a₃ = 0）的呢？',
          ),
          of: { what: 'gradient', row: 0, weight: { layer: 1, unit: 0, from: 2 } },
          tolerance: 0.005,
          way: say(
            '−1 · 0 = 0: what sends nothing is not to blame.',
            '−1 · 0 = 0：什么也没送出，就不用负责。',
          ),
        },
      ],
    },
    {
      title: say('One layer further back', '再往回一层'),
      text: [
        say(
          'A hidden unit answers for its share: the δ behind it times the weight in between, times the slope of its activation. For ReLU that slope is 1 where z > 0, else 0.',
          '隐藏单元承担自己的份额：后面的 δ 乘以中间的权重，再乘以激活函数的斜率。对 ReLU，z > 0 时斜率是 1，否则是 0。',
        ),
        say(
          'The output’s weights are 1, 2, 1, −0.5 and 1; z = [1, 1.5, −2, 2, −1].',
          '输出的权重是 1、2、1、−0.5、1；z = [1, 1.5, −2, 2, −1]。',
        ),
      ],
      tasks: [
        {
          kind: 'number',
          text: say('δ of hidden unit 2?', '隐藏单元 2 的 δ？'),
          of: { what: 'delta', row: 0, layer: 0, unit: 1 },
          tolerance: 0.005,
          way: say('−1 · 2 · 1 = −2', '−1 · 2 · 1 = −2'),
        },
        {
          kind: 'number',
          text: say('δ of hidden unit 3?', '隐藏单元 3 的 δ？'),
          of: { what: 'delta', row: 0, layer: 0, unit: 2 },
          tolerance: 0.005,
          way: say('−1 · 1 · 0 = 0: its z is negative.', '−1 · 1 · 0 = 0：它的 z 是负的。'),
        },
        {
          kind: 'number',
          text: say(
            'Gradient of the weight from x₃ = 3 to hidden unit 4 (δ₄ = 0.5)?',
            '从 x₃ = 3 到隐藏单元 4（δ₄ = 0.5）的权重的梯度？',
          ),
          of: { what: 'gradient', row: 0, weight: { layer: 0, unit: 3, from: 2 } },
          tolerance: 0.005,
          way: say('0.5 · 3 = 1.5', '0.5 · 3 = 1.5'),
        },
      ],
    },
    {
      title: say('Take the step', '走一步'),
      text: [
        say(
          'Gradient descent moves every weight against its gradient: w ← w − learning rate · gradient. The learning rate is 0.01.',
          '梯度下降让每个权重朝梯度的反方向移动：w ← w − 学习率 · 梯度。学习率是 0.01。',
        ),
        say(
          'The weight from unit 2 to the output is 2 and its gradient −1.5. Take exactly one step, and work out where it went.',
          '单元 2 到输出的权重是 2，梯度是 −1.5。只走一步，再算出它变成了多少。',
        ),
      ],
      tasks: [
        {
          kind: 'do',
          text: say(
            'Take one step: one minibatch. (“Start again” takes you back.)',
            '走一步，即一个小批量。（多走了可以按“重新开始”。）',
          ),
          until: [{ kind: 'steps', atLeast: 1 }],
          solution: [{ do: 'steps', count: 1 }],
          way: say('Press “One minibatch”.', '按“一个小批量”。'),
        },
        {
          kind: 'number',
          text: say(
            'What is the weight from unit 2 to the output after this one step? Three decimals.',
            '走完这一步，单元 2 到输出的权重是多少？三位小数。',
          ),
          of: { what: 'weight', weight: { layer: 1, unit: 0, from: 1 } },
          tolerance: 0.0006,
          way: say('2 − 0.01 · (−1.5) = 2.015', '2 − 0.01 · (−1.5) = 2.015'),
        },
        {
          kind: 'do',
          text: say(
            'Go on step by step until the loss is below 0.01.',
            '继续一步一步走，直到损失低于 0.01。',
          ),
          until: [{ kind: 'loss', part: 'train', below: 0.01 }],
          solution: [{ do: 'epochs', count: 20 }],
          way: say('Press “One epoch” a few times.', '按几次“一轮”。'),
        },
      ],
    },
  ],
}
