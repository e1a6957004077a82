import type { Lesson } from '../lesson.ts'
import { say } from '../say.ts'
import { fourPoints } from './worked-examples.ts'

export const learningRate: Lesson = {
  id: 'learning-rate',
  title: say('The learning rate', '学习率'),
  goal: say(
    'Too short, too long, just right: what the length of a step does.',
    '太短、太长、刚刚好：步长起什么作用。',
  ),
  minutes: 5,
  experiment: fourPoints(),
  steps: [
    {
      title: say('Four points on a line', '一条直线上的四个点'),
      text: [
        say(
          'The rows are (1, 2), (2, 4), (3, 6) and (4, 8): y = 2x. Two hidden ReLU units have the weights 1 and 0.5, both output weights are 1, and all biases are 0.',
          '数据是 (1, 2)、(2, 4)、(3, 6)、(4, 8)，即 y = 2x。两个隐藏 ReLU 单元的权重是 1 和 0.5，两个输出权重都是 1，偏置全为 0。',
        ),
      ],
      tasks: [
        {
          kind: 'number',
          text: say(
            'What does it answer for x = 4, before any step?',
            '一步都没走时，它对 x = 4 的答案是多少？',
          ),
          of: { what: 'answer', row: 3 },
          tolerance: 0.02,
          way: say('1·(1·4) + 1·(0.5·4) = 6', '1·(1·4) + 1·(0.5·4) = 6'),
        },
        {
          kind: 'number',
          text: say(
            'Its squared error there (the target is 8)?',
            '那里的平方误差是多少（目标是 8）？',
          ),
          of: { what: 'loss', row: 3 },
          tolerance: 0.05,
          way: say('(6 − 8)² = 4', '(6 − 8)² = 4'),
        },
      ],
    },
    {
      title: say('Too short', '太短'),
      text: [
        say(
          'The learning rate is 0.0005. Each step goes in the right direction, but hardly anywhere.',
          '学习率是 0.0005。每一步方向都对，却几乎没动。',
        ),
      ],
      tasks: [
        {
          kind: 'do',
          text: say('Take 10 epochs with it.', '用它训练 10 轮。'),
          until: [
            { kind: 'setting', name: 'learningRate', atMost: 0.0005 },
            { kind: 'epochs', atLeast: 10 },
          ],
          solution: [{ do: 'epochs', count: 10 }],
          way: say(
            'Press “One epoch” ten times, or Play and Pause.',
            '按十次“一轮”，或者播放再暂停。',
          ),
        },
      ],
    },
    {
      title: say('Too long', '太长'),
      text: [
        say(
          'Now 0.2. A step follows the slope where it began. Taken too far, it ends on the other side of the valley, higher than before.',
          '现在用 0.2。每一步依据的是出发处的坡度，走得太远，就会落到山谷的另一边，比原来还高。',
        ),
      ],
      tasks: [
        {
          kind: 'do',
          text: say(
            'Start again with the learning rate 0.2 and see the training loss above 3.',
            '把学习率设为 0.2，重新开始，看训练损失升到 3 以上。',
          ),
          until: [
            { kind: 'setting', name: 'learningRate', atLeast: 0.2 },
            { kind: 'steps', atLeast: 1 },
            { kind: 'loss', part: 'train', above: 3 },
          ],
          solution: [
            { do: 'change', settings: { learningRate: 0.2 } },
            { do: 'again' },
            { do: 'epochs', count: 1 },
          ],
          way: say(
            'Type 0.2, press “Start again”, then “One epoch”.',
            '输入 0.2，按“重新开始”，再按“一轮”。',
          ),
        },
        {
          kind: 'choice',
          text: say('What became of the loss?', '损失怎么了？'),
          options: [
            {
              text: say('It fell faster', '降得更快了'),
              isRight: false,
              why: say(
                'Look at the curve: it is above where it began.',
                '看曲线：它比开始时还高。',
              ),
            },
            {
              text: say('It rose: the step leapt over the valley', '升高了：这一步跳过了谷底'),
              isRight: true,
              why: say(
                'The steeper the slope, the longer the step. So one leap leads to a longer one, until units die or numbers overflow.',
                '坡越陡，步子越长。一次跳过头会引来更大的一跳，直到单元死去或数值溢出。',
              ),
            },
          ],
          way: say('Compare the loss with 1.9, where it began.', '与开始时的 1.9 比较。'),
        },
      ],
    },
    {
      title: say('Just right', '刚刚好'),
      text: [
        say(
          'In between lies a length that comes down quickly and stays down.',
          '两者之间，有一个既降得快又不反弹的长度。',
        ),
      ],
      tasks: [
        {
          kind: 'do',
          text: say(
            'Find a learning rate that brings the training loss below 0.01 within 60 epochs.',
            '找一个学习率，在 60 轮内把训练损失降到 0.01 以下。',
          ),
          until: [{ kind: 'loss', part: 'train', below: 0.01 }],
          solution: [
            { do: 'change', settings: { learningRate: 0.01 } },
            { do: 'again' },
            { do: 'epochs', count: 60 },
          ],
          way: say('Try 0.01, and start again before you play.', '试试 0.01，先“重新开始”再播放。'),
        },
      ],
    },
  ],
}
