import type { Lesson } from '../lesson.ts'
import { say } from '../say.ts'
import { NOT_YET, tenUnits } from './worked-examples.ts'

const base = tenUnits()

export const optimisers: Lesson = {
  id: 'optimisers',
  title: say('Optimisers compared', '优化器比较'),
  goal: say(
    'Gradient descent, momentum and Adam on one 2-10-1 classifier, with the same learning rate.',
    '在同一个 2-10-1 分类器上，用同样的学习率比较梯度下降、动量和 Adam。',
  ),
  minutes: 5,
  experiment: {
    ...base,
    classroom: {
      ...base.classroom,
      hidden: ['l1', 'l2', 'dropout', 'microscope', ...NOT_YET],
      locked: ['layers', 'activation', 'loss', 'learningRate', 'seed', 'batchSize'],
    },
  },
  steps: [
    {
      title: say('Plain gradient descent', '普通梯度下降'),
      text: [
        say(
          'Two inputs, ten tanh units, one chance: 2-10-1, which makes 41 weights. The rule w ← w − η·g moves each of them against its gradient g, with the learning rate η = 0.03.',
          '两个输入，十个 tanh 单元，一个概率：2-10-1，共 41 个权重。规则 w ← w − η·g 让每个权重朝梯度 g 的反方向移动，学习率 η = 0.03。',
        ),
      ],
      tasks: [
        {
          kind: 'choice',
          text: say('Where do the 41 weights come from?', '41 个权重是怎么来的？'),
          options: [
            {
              text: say('2·10 + 10 + 10·1 + 1', '2·10 + 10 + 10·1 + 1'),
              isRight: true,
              why: say(
                'Two layers, each with its weights and its biases.',
                '两层，每层都有权重和偏置。',
              ),
            },
            {
              text: say('2·10 + 10·1 + 11 inputs', '2·10 + 10·1 + 11 个输入'),
              isRight: false,
              why: say(
                'Inputs are not learnt. The 11 are biases.',
                '输入不是学来的。那 11 个是偏置。',
              ),
            },
          ],
          way: say(
            '20 + 10 in the hidden layer, 10 + 1 in the output.',
            '隐藏层 20 + 10，输出层 10 + 1。',
          ),
        },
        {
          kind: 'do',
          text: say('Play 30 epochs with gradient descent.', '用梯度下降播放 30 轮。'),
          until: [
            { kind: 'setting', name: 'optimizer', is: 'sgd' },
            { kind: 'epochs', atLeast: 30 },
          ],
          solution: [{ do: 'epochs', count: 30 }],
          way: say(
            'Press Play, and remember where the loss is after 30 epochs.',
            '按“播放”，记住 30 轮后损失在哪里。',
          ),
        },
      ],
    },
    {
      title: say('With momentum', '加上动量'),
      text: [
        say(
          'Momentum keeps nine tenths of the former step: v ← 0.9·v + g, w ← w − η·v. Where slopes agree, steps grow to ten times their length; where they alternate, they cancel.',
          '动量保留上一步的九成：v ← 0.9·v + g，w ← w − η·v。坡度方向一致时，步子会长到十倍；来回摆动时，则互相抵消。',
        ),
      ],
      tasks: [
        {
          kind: 'do',
          text: say(
            'Start again with momentum, and play 30 epochs: a training loss below 0.35.',
            '改用动量，重新开始，播放 30 轮：训练损失低于 0.35。',
          ),
          until: [
            { kind: 'setting', name: 'optimizer', is: 'momentum' },
            { kind: 'epochs', atLeast: 30 },
            { kind: 'loss', part: 'train', below: 0.35 },
          ],
          solution: [
            { do: 'change', settings: { optimizer: 'momentum' } },
            { do: 'again' },
            { do: 'epochs', count: 30 },
          ],
          way: say(
            'Choose “With momentum 0.9”, “Start again”, Play.',
            '选“带动量 0.9”，“重新开始”，播放。',
          ),
        },
      ],
    },
    {
      title: say('Adam', 'Adam'),
      text: [
        say(
          'Adam also keeps an average of g² for every weight and divides by its root. So each weight moves by about η in each step, however steep or flat its own slope is.',
          'Adam 还为每个权重保存 g² 的平均，并除以它的平方根。于是不论坡度陡缓，每个权重每步大约都移动 η。',
        ),
      ],
      tasks: [
        {
          kind: 'do',
          text: say(
            'Start again with Adam, and play 30 epochs.',
            '改用 Adam，重新开始，播放 30 轮。',
          ),
          until: [
            { kind: 'setting', name: 'optimizer', is: 'adam' },
            { kind: 'epochs', atLeast: 30 },
            { kind: 'loss', part: 'train', below: 0.3 },
          ],
          solution: [
            { do: 'change', settings: { optimizer: 'adam' } },
            { do: 'again' },
            { do: 'epochs', count: 30 },
          ],
          way: say('Choose Adam, “Start again”, Play.', '选 Adam，“重新开始”，播放。'),
        },
        {
          kind: 'choice',
          text: say('Is Adam always the best choice, then?', '那么 Adam 总是最好的吗？'),
          options: [
            {
              text: say('Yes, it has the lowest loss', '是的，它的损失最低'),
              isRight: false,
              why: say(
                'At this learning rate. Ten times as much suits plain descent better.',
                '那是在这个学习率下。对普通下降，十倍的学习率更合适。',
              ),
            },
            {
              text: say(
                'No: with a fitting learning rate the others arrive as well',
                '不是：学习率合适时，别的也能到达',
              ),
              isRight: true,
              why: say(
                'Here all three had 0.03, which is short for plain descent and long for Adam. Adam mostly spares you the search.',
                '这里三者都用 0.03，对普通下降偏小，对 Adam 偏大。Adam 主要是省去了寻找学习率的功夫。',
              ),
            },
          ],
          way: say(
            'The same learning rate is not the same length of step.',
            '学习率相同，步长并不相同。',
          ),
        },
      ],
    },
  ],
}
