import type { Lesson } from '../lesson.ts'
import { say } from '../say.ts'
import { NOT_YET } from './worked-examples.ts'

/** Three clouds around the corners of a triangle, fifteen points each, laid out in small rings. */
const CORNERS = { a: [1, 0], b: [-0.5, 0.9], c: [-0.5, -0.9] } as const
const ROWS = Object.entries(CORNERS).flatMap(([name, [x, y]]) =>
  Array.from({ length: 15 }, (_, i) => {
    const radius = 0.03 * i
    const at = (value: number) => Math.round(100 * value) / 100
    return [at(x + radius * Math.cos(2.4 * i)), at(y + radius * Math.sin(2.4 * i)), name]
  }),
)

export const crossEntropy: Lesson = {
  id: 'cross-entropy',
  title: say('Softmax and cross-entropy', 'Softmax 与交叉熵'),
  goal: say(
    'Turn sums into chances, and see why squared error gives up on sure mistakes.',
    '把加权和变成概率，并看到平方误差为什么改不动“很确定的错误”。',
  ),
  minutes: 6,
  experiment: {
    terrarium: 1,
    target: 'class',
    task: 'multiclass',
    preparation: { number: { scale: 'none' } },
    split: { kind: 'fractions', train: 0.6, validation: 0.2, test: 0.2, seed: 1 },
    network: { layers: [] },
    training: {
      optimizer: { name: 'sgd', learningRate: 0.5 },
      loss: 'meanSquaredError',
      batchSize: 9,
      earlyStopping: null,
      seed: 1,
    },
    classroom: {
      source: { kind: 'rows', columns: ['x1', 'x2', 'class'], rows: ROWS },
      // Sure of themselves, and wrong everywhere.
      weights: [-4, 0, 4, 0, -4, 4, 0, 0, 0],
      hidden: ['l1', 'l2', 'dropout', 'microscope', ...NOT_YET],
      locked: ['layers', 'activation', 'weights', 'scale', 'learningRate', 'optimizer', 'seed'],
    },
  },
  steps: [
    {
      title: say('From sums to chances', '从加权和到概率'),
      text: [
        say(
          'Three classes, three output units. Softmax makes chances of their sums: pₖ = e^zₖ ÷ (e^z₁ + e^z₂ + e^z₃). They are positive and add up to 1.',
          '三个类别，三个输出单元。Softmax 把它们的和变成概率：pₖ = e^zₖ ÷ (e^z₁ + e^z₂ + e^z₃)。它们都是正数，总和为 1。',
        ),
        say(
          'This network begins badly, on purpose: for the point (1, 0) of class a its sums are −4, 0 and 4.',
          '这个网络故意开了个坏头：对 a 类的点 (1, 0)，三个和是 −4、0、4。',
        ),
      ],
      tasks: [
        {
          kind: 'number',
          text: say(
            'What chance does it give class c? Two decimals.',
            '它给 c 类的概率是多少？两位小数。',
          ),
          of: { what: 'answer', row: 0, unit: 2 },
          tolerance: 0.01,
          way: say(
            'e⁴ ÷ (e⁻⁴ + e⁰ + e⁴) = 54.6 ÷ 55.6 = 0.98',
            'e⁴ ÷ (e⁻⁴ + e⁰ + e⁴) = 54.6 ÷ 55.6 = 0.98',
          ),
        },
      ],
    },
    {
      title: say('Squared error', '平方误差'),
      text: [
        say(
          'It is trained with the squared error of the chances. The slope goes back through softmax, which is flat where it is sure: δ for class a is only −0.001, although a is right and gets no chance at all.',
          '现在用概率的平方误差训练。斜率要穿过 softmax 传回来，而 softmax 在“很确定”的地方是平的：a 明明是对的，概率几乎为零，它的 δ 却只有 −0.001。',
        ),
      ],
      tasks: [
        {
          kind: 'choice',
          text: say(
            'Suppose δ were simply p − y instead. How large would it be for class a, where p is nearly 0 and y is 1?',
            '如果 δ 就是 p − y 呢？对 a 类，p 几乎是 0，y 是 1，δ 会是多少？',
          ),
          options: [
            {
              text: say('Nearly 0', '几乎是 0'),
              isRight: false,
              why: say('That is p alone. Take y = 1 off.', '那只是 p。还要减去 y = 1。'),
            },
            {
              text: say('Nearly −1', '几乎是 −1'),
              isRight: true,
              why: say(
                '0 − 1 = −1: almost a thousand times as steep as −0.001.',
                '0 − 1 = −1：比 −0.001 陡了将近千倍。',
              ),
            },
          ],
          way: say('p − y = 0 − 1 = −1', 'p − y = 0 − 1 = −1'),
        },
        {
          kind: 'do',
          text: say(
            'Play 30 epochs with squared error. The training loss stays above 1.',
            '用平方误差播放 30 轮。训练损失仍高于 1。',
          ),
          until: [
            { kind: 'setting', name: 'loss', is: 'meanSquaredError' },
            { kind: 'epochs', atLeast: 30 },
            { kind: 'loss', part: 'train', above: 1 },
          ],
          solution: [{ do: 'again' }, { do: 'epochs', count: 30 }],
          way: say('Press Play, and Pause after 30 epochs.', '按“播放”，30 轮后按“暂停”。'),
        },
      ],
    },
    {
      title: say('Cross-entropy', '交叉熵'),
      text: [
        say(
          'Cross-entropy is −ln of the chance given to the right class. Its logarithm undoes the exponential of softmax, and what is left is the simplest slope there is: δ = p − y.',
          '交叉熵是正确类别概率的 −ln。它的对数恰好抵消 softmax 的指数，剩下的是最简单的斜率：δ = p − y。',
        ),
      ],
      tasks: [
        {
          kind: 'do',
          text: say(
            'Choose cross-entropy and bring the training loss below 0.4 in 30 epochs. Weights and learning rate are the same.',
            '改用交叉熵，在 30 轮内把训练损失降到 0.4 以下。权重和学习率都不变。',
          ),
          until: [
            { kind: 'setting', name: 'loss', is: 'crossEntropy' },
            { kind: 'loss', part: 'train', below: 0.4 },
          ],
          solution: [
            { do: 'change', settings: { loss: 'crossEntropy' } },
            { do: 'epochs', count: 30 },
          ],
          way: say('Loss: “Cross-entropy”, then Play.', '损失函数选“交叉熵”，再播放。'),
        },
        {
          kind: 'choice',
          text: say('Why does it get away from a sure mistake?', '它为什么能摆脱“很确定的错误”？'),
          options: [
            {
              text: say(
                'Its slope is largest where it is surest and wrong',
                '越确定又越错，它的斜率越大',
              ),
              isRight: true,
              why: say(
                'p − y is nearly ±1 there. Squared error has the factor p·(1 − p), which is nearly 0.',
                '那里 p − y 接近 ±1；平方误差多了因子 p·(1 − p)，那里接近 0。',
              ),
            },
            {
              text: say('It takes smaller steps', '它的步子更小'),
              isRight: false,
              why: say(
                'Its steps are larger: the learning rate is the same, the slope is steeper.',
                '它的步子更大：学习率相同，斜率更陡。',
              ),
            },
          ],
          way: say('Compare p − y with p·(1 − p).', '比较 p − y 与 p·(1 − p)。'),
        },
      ],
    },
  ],
}
