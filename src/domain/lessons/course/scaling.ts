import { randomUniform } from '../../random.ts'
import type { Lesson } from '../lesson.ts'
import { say } from '../say.ts'
import { NOT_YET } from './worked-examples.ts'

/** Two columns that count alike, one in shares and one in thousands. */
const ROWS = Array.from({ length: 90 }, (_, i) => {
  const share = Math.round(100 * randomUniform(5, 'toy', i, 0)) / 100
  const income = Math.round(1000 * (20 + 60 * randomUniform(5, 'toy', i, 1)))
  return [share, income, share - 0.5 + (income - 50_000) / 60_000 > 0 ? 'orange' : 'blue']
})

export const scaling: Lesson = {
  id: 'scaling',
  title: say('Scaling matters', '缩放很重要'),
  goal: say(
    'Why inputs are brought to one scale before a network sees them.',
    '为什么输入要先化到同一尺度，再交给网络。',
  ),
  minutes: 4,
  experiment: {
    terrarium: 1,
    target: 'class',
    task: 'binary',
    positive: 'orange',
    columns: {
      discount: { kind: 'number', role: 'feature' },
      income: { kind: 'number', role: 'feature' },
    },
    preparation: { number: { scale: 'none' } },
    split: { kind: 'fractions', train: 0.6, validation: 0.3, test: 0.1, seed: 1 },
    network: { layers: [{ units: 4, activation: 'tanh' }] },
    training: {
      optimizer: { name: 'sgd', learningRate: 0.1 },
      batchSize: 9,
      earlyStopping: null,
      seed: 1,
    },
    classroom: {
      source: { kind: 'rows', columns: ['discount', 'income', 'class'], rows: ROWS },
      hidden: ['l1', 'l2', 'dropout', 'microscope', ...NOT_YET],
      locked: ['layers', 'activation', 'loss'],
    },
  },
  steps: [
    {
      title: say('A share and an income', '折扣与收入'),
      text: [
        say(
          'Customers get a discount between 0 and 1 and have an income between 20,000 and 80,000. Both count alike for the answer. The network gets the numbers as they stand in the table.',
          '顾客得到 0 到 1 之间的折扣，收入在 20,000 到 80,000 之间。两者对答案同样重要。网络拿到的是表格里原样的数字。',
        ),
      ],
      tasks: [
        {
          kind: 'choice',
          text: say(
            'With random weights of about the same size, which column decides the weighted sums?',
            '权重随机、大小相近时，哪一列决定加权和？',
          ),
          options: [
            {
              text: say(
                'The income: it is some 100,000 times as large',
                '收入：它大约是折扣的十万倍',
              ),
              isRight: true,
              why: say(
                'So tanh is at −1 or 1 for every row, its slope is 0, and nothing is learnt.',
                '于是对每一行 tanh 都在 −1 或 1，斜率为 0，什么也学不到。',
              ),
            },
            {
              text: say('Both alike, as they matter alike', '两者一样，因为同样重要'),
              isRight: false,
              why: say(
                'The network does not know what matters yet; it sees sizes only.',
                '网络还不知道什么重要，它只看到大小。',
              ),
            },
          ],
          way: say('0.5 · w against 50,000 · w.', '0.5 · w 与 50,000 · w 相比。'),
        },
        {
          kind: 'do',
          text: say(
            'Play 40 epochs: the training loss stays above 0.5.',
            '播放 40 轮：训练损失仍高于 0.5。',
          ),
          until: [
            { kind: 'setting', name: 'scale', is: 'none' },
            { kind: 'epochs', atLeast: 40 },
            { kind: 'loss', part: 'train', above: 0.5 },
          ],
          solution: [{ do: 'epochs', count: 40 }],
          way: say('Press Play, and Pause after 40 epochs.', '按“播放”，40 轮后按“暂停”。'),
        },
      ],
    },
    {
      title: say('Standardise', '标准化'),
      text: [
        say(
          '(value − mean) ÷ standard deviation brings both columns to about −2 to 2. Mean and deviation are those of the training rows.',
          '（值 − 平均值）÷ 标准差，把两列都变到大约 −2 到 2。平均值和标准差来自训练行。',
        ),
      ],
      tasks: [
        {
          kind: 'do',
          text: say(
            'Choose “standardise” as the scale of the inputs, and bring the training loss below 0.25.',
            '把输入的尺度选为“标准化”，把训练损失降到 0.25 以下。',
          ),
          until: [
            { kind: 'setting', name: 'scale', is: 'standard' },
            { kind: 'loss', part: 'train', below: 0.25 },
          ],
          solution: [
            { do: 'change', settings: { scale: 'standard' } },
            { do: 'epochs', count: 60 },
          ],
          way: say(
            'Under “Scale of the inputs” choose “standardise”, then play some 60 epochs.',
            '在“输入的尺度”里选“标准化”，然后播放约 60 轮。',
          ),
        },
        {
          kind: 'choice',
          text: say('Why of the training rows only?', '为什么只用训练行的？'),
          options: [
            {
              text: say('To save time', '为了省时间'),
              isRight: false,
              why: say(
                'A mean costs next to nothing. It is a matter of honesty.',
                '求平均几乎不花时间，这关系到检验是否诚实。',
              ),
            },
            {
              text: say('What is checked with must stay unseen', '用来检验的数据必须没被看过'),
              isRight: true,
              why: say(
                'A mean over all rows would carry something of the rows to check into training.',
                '对所有行求平均，会把检验行的信息带进训练。',
              ),
            },
          ],
          way: say(
            'Anything learnt from rows to check is a leak.',
            '从检验行学到的任何东西都是泄漏。',
          ),
        },
      ],
    },
  ],
}
