import { toyExperiment } from '../../classroom/new-classroom.ts'
import type { Lesson } from '../lesson.ts'
import { say } from '../say.ts'
import { NOT_YET } from './worked-examples.ts'

const BASE = toyExperiment('circles')

export const dropout: Lesson = {
  id: 'dropout',
  title: say('Dropout', '随机失活（Dropout）'),
  goal: say(
    'Why leaving units out at random while training makes the whole more reliable.',
    '为什么训练时随机让一些单元缺席，整体反而更可靠。',
  ),
  minutes: 4,
  experiment: {
    ...BASE,
    split: { kind: 'fractions', train: 0.4, validation: 0.58, test: 0.02, seed: 1 },
    network: { layers: [{ units: 32, activation: 'relu' }] },
    training: {
      ...BASE.training,
      batchSize: 8,
    },
    classroom: {
      source: { kind: 'toy', name: 'circles', rows: 150, noise: 0.25, seed: 1 },
      hidden: ['l1', 'l2', 'microscope', ...NOT_YET],
      locked: ['layers', 'activation', 'loss'],
    },
  },
  steps: [
    {
      title: say('Units that lean on each other', '互相依赖的单元'),
      text: [
        say(
          'Thirty-two units and sixty noisy rows: units soon correct each other’s details, down to single points.',
          '三十二个单元，六十行带噪声的数据：很快，单元之间就会互相修补细节，细到单个的点。',
        ),
      ],
      tasks: [
        {
          kind: 'do',
          text: say('Play 80 epochs without dropout.', '不用随机失活，播放 80 轮。'),
          until: [
            { kind: 'setting', name: 'dropout', atMost: 0 },
            { kind: 'epochs', atLeast: 80 },
          ],
          solution: [{ do: 'epochs', count: 80 }],
          way: say('Press Play.', '按“播放”。'),
        },
      ],
    },
    {
      title: say('Leave some out', '让一些单元缺席'),
      text: [
        say(
          'With a dropout of 0.4, each unit is silent in four of ten training steps, another set each time. No unit can rely on a certain other one. The rest is scaled up by 1 ÷ (1 − 0.4), so that the sums keep their size.',
          '随机失活率为 0.4 时，每个单元在十步里有四步不出声，每次换一批，谁也不能指望某个固定的伙伴。其余单元乘以 1 ÷ (1 − 0.4)，好让总和的大小不变。',
        ),
      ],
      tasks: [
        {
          kind: 'do',
          text: say(
            'Set dropout to 0.4, start again, and play 80 epochs.',
            '把随机失活设为 0.4，重新开始，播放 80 轮。',
          ),
          until: [
            { kind: 'setting', name: 'dropout', atLeast: 0.4, atMost: 0.6 },
            { kind: 'epochs', atLeast: 80 },
            { kind: 'accuracy', part: 'validation', atLeast: 0.7 },
          ],
          solution: [
            { do: 'change', settings: { dropout: 0.4 } },
            { do: 'again' },
            { do: 'epochs', count: 80 },
          ],
          way: say('Dropout 0.4, “Start again”, Play.', '随机失活 0.4，“重新开始”，播放。'),
        },
        {
          kind: 'choice',
          text: say(
            'In the loss curve, training now lies higher and trembles. Why?',
            '在损失曲线上，训练损失现在更高，而且抖动。为什么？',
          ),
          options: [
            {
              text: say('It is measured while units are missing', '它是在有单元缺席时量出来的'),
              isRight: true,
              why: say(
                'Each step is taken by another part of the network. When it is asked for answers, as for the validation loss, all units are there.',
                '每一步都由网络的另一部分来走。回答问题时（例如计算验证损失）所有单元都在。',
              ),
            },
            {
              text: say(
                'It learns more slowly because of the learning rate',
                '因为学习率，它学得更慢',
              ),
              isRight: false,
              why: say('The learning rate is the same as before.', '学习率与之前相同。'),
            },
          ],
          way: say(
            'While training, four of ten units are silent; when answering, none.',
            '训练时十个单元有四个不出声；回答时全都在。',
          ),
        },
      ],
    },
    {
      title: say('Too much of it', '用得太多'),
      text: [
        say(
          'With 0.95, one unit in twenty is left for each step.',
          '用 0.95 时，每一步二十个单元里只剩一个。',
        ),
      ],
      tasks: [
        {
          kind: 'do',
          text: say(
            'Set dropout to 0.95, start again, and play 20 epochs.',
            '把随机失活设为 0.95，重新开始，播放 20 轮。',
          ),
          until: [
            { kind: 'setting', name: 'dropout', atLeast: 0.95 },
            { kind: 'epochs', atLeast: 20 },
          ],
          solution: [
            { do: 'change', settings: { dropout: 0.95 } },
            { do: 'again' },
            { do: 'epochs', count: 20 },
          ],
          way: say('Dropout 0.95, “Start again”, Play.', '随机失活 0.95，“重新开始”，播放。'),
        },
        {
          kind: 'choice',
          text: say('When does dropout help most?', '随机失活在什么时候最有用？'),
          options: [
            {
              text: say('A large network and few rows', '网络大、数据少'),
              isRight: true,
              why: say(
                'There is much to spare, and much to learn by heart.',
                '单元有富余，也最容易死记硬背。',
              ),
            },
            {
              text: say('A small network and many rows', '网络小、数据多'),
              isRight: false,
              why: say(
                'Such a network has no unit to spare, and cannot learn by heart anyway.',
                '这种网络没有多余的单元，本来也记不住那么多。',
              ),
            },
          ],
          way: say('It is a cure for learning by heart.', '它是治死记硬背的药。'),
        },
      ],
    },
  ],
}
