import type { Lesson } from '../lesson.ts'
import { say } from '../say.ts'
import { CROWDED_MOONS, crowdedRows } from './crowded-moons.ts'
import { NOT_YET } from './worked-examples.ts'

export const regularisation: Lesson = {
  id: 'regularisation',
  title: say('Learning by heart, and the cure', '死记硬背与对策'),
  goal: say(
    'Recognise overfitting, and hold it back with a penalty on large weights.',
    '认出过拟合，并用对大权重的惩罚来克制它。',
  ),
  minutes: 6,
  experiment: {
    ...CROWDED_MOONS,
    classroom: {
      source: crowdedRows(2),
      hidden: ['dropout', 'microscope', ...NOT_YET],
      locked: ['layers', 'activation', 'loss'],
    },
  },
  steps: [
    {
      title: say('Sixty rows, hundreds of weights', '六十行数据，几百个权重'),
      text: [
        say(
          'The moons overlap a good deal, so some points lie on the wrong side by chance. This network is large enough to draw a border around each of them.',
          '这些月牙重叠不少，有些点只是碰巧落在错误的一边。这个网络大到足以给每个点都画上边界。',
        ),
        say(
          'The training loss tells how well it knows the rows that it learns from; the validation loss, how well it does on rows it never learnt from.',
          '训练损失说明它对学过的行掌握得多好；验证损失说明它对没学过的行做得多好。',
        ),
      ],
      tasks: [
        {
          kind: 'do',
          text: say(
            'Play for at least 60 epochs, until the validation loss is more than twice the training loss.',
            '至少播放 60 轮，直到验证损失超过训练损失的两倍。',
          ),
          until: [
            { kind: 'epochs', atLeast: 60 },
            { kind: 'gap', above: 2 },
          ],
          solution: [{ do: 'epochs', count: 100 }],
          way: say('Press Play and wait: the two curves part.', '按“播放”并等待：两条曲线会分开。'),
        },
        {
          kind: 'choice',
          text: say(
            'The training loss still falls, the validation loss rises. What is going on?',
            '训练损失还在降，验证损失却在升。发生了什么？',
          ),
          options: [
            {
              text: say(
                'It learns the noise of its own rows by heart',
                '它在死记自己那些行里的噪声',
              ),
              isRight: true,
              why: say(
                'Noise does not repeat itself in other rows. What was learnt about it is wrong there.',
                '噪声不会在别的行里重演，关于它学到的东西到那里就是错的。',
              ),
            },
            {
              text: say('It has not learnt enough yet', '它学得还不够'),
              isRight: false,
              why: say(
                'Then both losses would be high. One of them is very low.',
                '那样两种损失都会高，可其中一个已经很低了。',
              ),
            },
          ],
          way: say(
            'Look at the border in the surface: it winds around single points.',
            '看判断图的边界：它绕着单个的点弯来弯去。',
          ),
        },
      ],
    },
    {
      title: say('A price on weights', '给权重标价'),
      text: [
        say(
          'Sharp corners need large weights. The L2 penalty adds l2 · Σ w² to what is minimised: a corner must now be worth its price.',
          '尖锐的拐角需要大权重。L2 惩罚在要最小化的量上加上 l2 · Σ w²：每个拐角都得值这个价。',
        ),
      ],
      tasks: [
        {
          kind: 'do',
          text: say(
            'Set the L2 penalty to 0.005 or more, start again, and play 60 epochs: keep the validation loss below twice the training loss.',
            '把 L2 惩罚设为 0.005 或更大，重新开始，播放 60 轮：让验证损失保持在训练损失的两倍以内。',
          ),
          until: [
            { kind: 'setting', name: 'l2', atLeast: 0.005 },
            { kind: 'epochs', atLeast: 60 },
            { kind: 'gap', below: 2 },
            { kind: 'accuracy', part: 'validation', atLeast: 0.75 },
          ],
          solution: [
            { do: 'change', settings: { l2: 0.01 } },
            { do: 'again' },
            { do: 'epochs', count: 60 },
          ],
          way: say(
            'L2 penalty 0.01, “Start again”, then Play.',
            'L2 惩罚设为 0.01，“重新开始”，再播放。',
          ),
        },
      ],
    },
    {
      title: say('Too high a price', '价格太高'),
      text: [
        say(
          'A penalty is not free. If weights cost more than they bring, the network gives up.',
          '惩罚不是白来的。如果权重的代价超过它的好处，网络就会放弃。',
        ),
      ],
      tasks: [
        {
          kind: 'do',
          text: say(
            'Set the L2 penalty to 1 and play until the training loss is above 0.65.',
            '把 L2 惩罚设为 1，播放到训练损失高于 0.65。',
          ),
          until: [
            { kind: 'setting', name: 'l2', atLeast: 1 },
            { kind: 'loss', part: 'train', above: 0.65 },
          ],
          solution: [
            { do: 'change', settings: { l2: 1 } },
            { do: 'epochs', count: 30 },
          ],
          way: say('Type 1 and play some 30 epochs.', '输入 1，播放约 30 轮。'),
        },
        {
          kind: 'choice',
          text: say('What is this called?', '这叫什么？'),
          options: [
            {
              text: say('Overfitting', '过拟合'),
              isRight: false,
              why: say('Then the training loss would be low.', '那样训练损失会很低。'),
            },
            {
              text: say('Underfitting', '欠拟合'),
              isRight: true,
              why: say(
                'It fails on the rows it learns from, too: both losses are high.',
                '连学过的行也做不好：两种损失都高。',
              ),
            },
          ],
          way: say('Both losses are high.', '两种损失都高。'),
        },
      ],
    },
  ],
}
