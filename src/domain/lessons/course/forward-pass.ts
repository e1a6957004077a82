import type { Lesson } from '../lesson.ts'
import { say } from '../say.ts'
import { singleRow } from './worked-examples.ts'

export const forwardPass: Lesson = {
  id: 'forward-pass',
  title: say('The forward pass by hand', '手算前向传播'),
  goal: say(
    'Follow one row through a 3-5-1 network with pencil and paper.',
    '用纸和笔，把一行数据算过一个 3-5-1 网络。',
  ),
  minutes: 7,
  experiment: singleRow(['microscope'], ['play', 'step', 'weights', 'learningRate']),
  steps: [
    {
      title: say('The row and the first unit', '这一行与第一个单元'),
      text: [
        say(
          'Three inputs, five hidden units, one output. The data hold a single row: x = [1, 2, 3], and its target is 4. Nothing is scaled, so the numbers go in as they are.',
          '三个输入，五个隐藏单元，一个输出。数据只有一行：x = [1, 2, 3]，目标值 4。不作任何缩放，数字原样输入。',
        ),
        say(
          'The first hidden unit has the weights 0.5, 1 and −0.5 and the bias 0.',
          '第一个隐藏单元的权重是 0.5、1、−0.5，偏置 0。',
        ),
      ],
      tasks: [
        {
          kind: 'number',
          text: say('Its weighted sum z₁?', '它的加权和 z₁ 是多少？'),
          of: { what: 'z', row: 0, layer: 0, unit: 0 },
          tolerance: 0.005,
          way: say('0.5·1 + 1·2 − 0.5·3 + 0 = 1', '0.5·1 + 1·2 − 0.5·3 + 0 = 1'),
        },
        {
          kind: 'number',
          text: say(
            'The second unit has the weights −1, 0.5 and 0.5 and the bias 0. z₂?',
            '第二个单元的权重是 −1、0.5、0.5，偏置 0。z₂ 是多少？',
          ),
          of: { what: 'z', row: 0, layer: 0, unit: 1 },
          tolerance: 0.005,
          way: say('−1·1 + 0.5·2 + 0.5·3 = 1.5', '−1·1 + 0.5·2 + 0.5·3 = 1.5'),
        },
      ],
    },
    {
      title: say('Through the ReLU', '经过 ReLU'),
      text: [
        say(
          'The activation makes a from z. ReLU lets positive sums pass and turns negative ones into 0: a = max(0, z).',
          '激活函数由 z 得到 a。ReLU 让正的和通过，把负的变成 0：a = max(0, z)。',
        ),
        say(
          'The third unit has the weights 1, −1 and −0.5 and the bias 0.5; the fourth 0, 0.5 and 1 and the bias −2.',
          '第三个单元的权重是 1、−1、−0.5，偏置 0.5；第四个是 0、0.5、1，偏置 −2。',
        ),
      ],
      tasks: [
        {
          kind: 'number',
          text: say('Activation a₃ of the third unit?', '第三个单元的激活值 a₃？'),
          of: { what: 'a', row: 0, layer: 0, unit: 2 },
          tolerance: 0.005,
          way: say(
            'z₃ = 1 − 2 − 1.5 + 0.5 = −2, and ReLU makes 0 of it.',
            'z₃ = 1 − 2 − 1.5 + 0.5 = −2，经 ReLU 变成 0。',
          ),
        },
        {
          kind: 'number',
          text: say('Activation a₄ of the fourth?', '第四个单元的激活值 a₄？'),
          of: { what: 'a', row: 0, layer: 0, unit: 3 },
          tolerance: 0.005,
          way: say('z₄ = 0 + 1 + 3 − 2 = 2, which passes.', 'z₄ = 0 + 1 + 3 − 2 = 2，原样通过。'),
        },
        {
          kind: 'choice',
          text: say(
            'The fifth unit’s sum is −1. What does the output learn from this row about the third and the fifth unit?',
            '第五个单元的和是 −1。从这一行里，输出能得知第三和第五个单元的什么？',
          ),
          options: [
            {
              text: say('That they are against it', '它们表示反对'),
              isRight: false,
              why: say(
                'That was in z. ReLU threw the negative part away.',
                '那是 z 里的信息，负的部分已被 ReLU 丢掉了。',
              ),
            },
            {
              text: say('Nothing: both send 0', '什么也没有：两者都送出 0'),
              isRight: true,
              why: say(
                'A unit that sends 0 adds nothing, however large its weight to the output is. It sleeps for this row.',
                '送出 0 的单元什么也不加，无论它到输出的权重多大。对这一行来说，它在睡觉。',
              ),
            },
          ],
          way: say('max(0, −2) = max(0, −1) = 0', 'max(0, −2) = max(0, −1) = 0'),
        },
      ],
    },
    {
      title: say('The answer and its loss', '答案与损失'),
      text: [
        say(
          'The output adds the five activations with the weights 1, 2, 1, −0.5 and 1 and the bias 0.5. It has no activation, because it answers with a number.',
          '输出把五个激活值按权重 1、2、1、−0.5、1 相加，偏置 0.5。它没有激活函数，因为要回答的是一个数。',
        ),
        say(
          'The loss is the squared error: (answer − target)².',
          '损失是平方误差：（答案 − 目标）²。',
        ),
      ],
      tasks: [
        {
          kind: 'number',
          text: say('What does the network answer?', '网络的答案是多少？'),
          of: { what: 'answer', row: 0 },
          tolerance: 0.005,
          way: say(
            '1·1 + 2·1.5 + 1·0 − 0.5·2 + 1·0 + 0.5 = 3.5',
            '1·1 + 2·1.5 + 1·0 − 0.5·2 + 1·0 + 0.5 = 3.5',
          ),
        },
        {
          kind: 'number',
          text: say('And its loss, with target 4?', '目标是 4，损失是多少？'),
          of: { what: 'loss', row: 0 },
          tolerance: 0.005,
          way: say('(3.5 − 4)² = 0.25', '(3.5 − 4)² = 0.25'),
        },
      ],
    },
  ],
}
