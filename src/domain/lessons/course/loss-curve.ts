import { toyExperiment } from '../../classroom/new-classroom.ts'
import type { Lesson } from '../lesson.ts'
import { say } from '../say.ts'
import { NOT_YET } from './worked-examples.ts'

const BASE = toyExperiment('moons')

export const lossCurve: Lesson = {
  id: 'loss-curve',
  title: say('Reading a loss curve', '读懂损失曲线'),
  goal: say(
    'Tell from two lines what is wrong, and what to change.',
    '从两条线看出哪里不对、该改什么。',
  ),
  minutes: 5,
  experiment: {
    ...BASE,
    split: { kind: 'fractions', train: 0.5, validation: 0.48, test: 0.02, seed: 1 },
    network: {
      layers: [
        { units: 12, activation: 'relu' },
        { units: 8, activation: 'relu' },
      ],
    },
    training: {
      ...BASE.training,
      optimizer: { name: 'adam', learningRate: 0.0001 },
    },
    classroom: {
      source: { kind: 'toy', name: 'moons', rows: 200, noise: 0.2, seed: 1 },
      hidden: ['l1', 'dropout', 'microscope', ...NOT_YET],
      locked: ['layers', 'activation', 'loss', 'optimizer'],
    },
  },
  steps: [
    {
      title: say('A line that hardly falls', '几乎不降的线'),
      text: [
        say(
          'The dashed line is the loss on the rows it learns from, the solid one on rows to check. To the right are epochs, upwards is worse.',
          '虚线是学习行的损失，实线是检验行的损失。向右是轮数，越高越差。',
        ),
      ],
      tasks: [
        {
          kind: 'do',
          text: say(
            'Play 30 epochs with the learning rate 0.0001.',
            '用学习率 0.0001 播放 30 轮。',
          ),
          until: [
            { kind: 'setting', name: 'learningRate', atMost: 0.0001 },
            { kind: 'epochs', atLeast: 30 },
          ],
          solution: [{ do: 'epochs', count: 30 }],
          way: say('Press Play, and Pause after 30 epochs.', '按“播放”，30 轮后按“暂停”。'),
        },
        {
          kind: 'choice',
          text: say(
            'Both lines fall, slowly and in a straight line. Diagnosis?',
            '两条线都在缓慢地直线下降。诊断是？',
          ),
          options: [
            {
              text: say('The learning rate is too low', '学习率太低'),
              isRight: true,
              why: say(
                'The direction is right, the steps are short. There is no curve yet, because it has hardly come anywhere.',
                '方向对，步子短。还没有弯，因为几乎没走多远。',
              ),
            },
            {
              text: say('Overfitting', '过拟合'),
              isRight: false,
              why: say('Then the two would part.', '那样两条线会分开。'),
            },
            {
              text: say('The network is too small', '网络太小'),
              isRight: false,
              why: say(
                'Then they would stop falling at some height. These still fall.',
                '那样会在某个高度停住，而它们还在降。',
              ),
            },
          ],
          way: say(
            'Still falling, and together: longer steps are safe.',
            '还在降，而且一起降：可以迈大一点。',
          ),
        },
      ],
    },
    {
      title: say('A line that jumps', '上下跳动的线'),
      text: [
        say(
          'Now the other extreme. Large steps fall fast at first, then leap about the bottom of the valley.',
          '再看另一个极端。步子太大，先是猛降，然后在谷底来回跳。',
        ),
      ],
      tasks: [
        {
          kind: 'do',
          text: say(
            'Start again with a learning rate of 0.5 or more, and play 20 epochs.',
            '把学习率设为 0.5 或更大，重新开始，播放 20 轮。',
          ),
          until: [
            { kind: 'setting', name: 'learningRate', atLeast: 0.5 },
            { kind: 'epochs', atLeast: 20 },
          ],
          solution: [
            { do: 'change', settings: { learningRate: 0.5 } },
            { do: 'again' },
            { do: 'epochs', count: 20 },
          ],
          way: say('Type 0.5, “Start again”, Play.', '输入 0.5，“重新开始”，播放。'),
        },
        {
          kind: 'choice',
          text: say('What would you change?', '您会改什么？'),
          options: [
            {
              text: say('A learning rate ten or more times smaller', '把学习率减到十分之一或更小'),
              isRight: true,
              why: say(
                'Jumps are steps that are too long for where they are.',
                '跳动说明步子对所在之处来说太长了。',
              ),
            },
            {
              text: say('More layers', '加更多层'),
              isRight: false,
              why: say(
                'More layers do not shorten the steps; they make jumps worse.',
                '加层不会缩短步子，只会跳得更厉害。',
              ),
            },
          ],
          way: say('Jumps: shorten the steps.', '跳动：缩短步子。'),
        },
      ],
    },
    {
      title: say('Two lines that part', '分开的两条线'),
      text: [
        say(
          'A good learning rate, and much patience: the dashed line goes on falling, the solid one turns up.',
          '学习率合适，又训练很久：虚线继续下降，实线却转头向上。',
        ),
      ],
      tasks: [
        {
          kind: 'do',
          text: say(
            'Learning rate 0.02, start again, and play until the validation loss is 1.3 times the training loss.',
            '学习率 0.02，重新开始，播放到验证损失达到训练损失的 1.3 倍。',
          ),
          until: [
            { kind: 'setting', name: 'learningRate', atLeast: 0.005, atMost: 0.05 },
            { kind: 'epochs', atLeast: 40 },
            { kind: 'gap', above: 1.3 },
          ],
          solution: [
            { do: 'change', settings: { learningRate: 0.02 } },
            { do: 'again' },
            { do: 'epochs', count: 140 },
          ],
          way: say(
            'Type 0.02, “Start again”, and play some 140 epochs.',
            '输入 0.02，“重新开始”，播放约 140 轮。',
          ),
        },
        {
          kind: 'choice',
          text: say('Which weights would you keep?', '您会保留哪一刻的权重？'),
          options: [
            {
              text: say('Those where the solid line was lowest', '实线最低处的'),
              isRight: true,
              why: say(
                'That is early stopping: what counts is rows it has not seen.',
                '这就是早停：重要的是没见过的行。',
              ),
            },
            {
              text: say('The last ones: the dashed line is lowest there', '最后的：那里虚线最低'),
              isRight: false,
              why: say(
                'There it knows its own rows best, and others worse than before.',
                '那时它最熟悉自己的行，对别的行却比以前更差。',
              ),
            },
          ],
          way: say('The lowest point of the solid line.', '实线的最低点。'),
        },
      ],
    },
  ],
}
