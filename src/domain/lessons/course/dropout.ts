import type { Lesson } from '../lesson.ts'
import { say } from '../say.ts'
import { CROWDED_MOONS, crowdedRows } from './crowded-moons.ts'
import { NOT_YET } from './worked-examples.ts'

export const dropout: Lesson = {
  id: 'dropout',
  title: say('Dropout', '随机失活（Dropout）'),
  goal: say(
    'Why leaving units out at random while training makes the whole more reliable.',
    '为什么训练时随机让一些单元缺席，整体反而更可靠。',
  ),
  minutes: 4,
  experiment: {
    ...CROWDED_MOONS,
    training: { ...CROWDED_MOONS.training, seed: 2 },
    classroom: {
      source: crowdedRows(1),
      hidden: ['l1', 'l2', 'microscope', ...NOT_YET],
      // What it shows, it shows with these: with and without dropout are to differ in nothing else.
      locked: [
        ...(['layers', 'activation', 'loss', 'learningRate', 'optimizer'] as const),
        ...(['batchSize', 'scale', 'seed'] as const),
      ],
    },
  },
  steps: [
    {
      title: say('Units that lean on each other', '互相依赖的单元'),
      text: [
        say(
          'Thirty-two units in two layers, and sixty noisy rows: units soon correct each other’s details, down to single points.',
          '两层共三十二个单元，六十行带噪声的数据：很快，单元之间就会互相修补细节，细到单个的点。',
        ),
      ],
      tasks: [
        {
          kind: 'do',
          text: say(
            'Play without dropout until the validation loss is above 0.4. It was 0.25 on the way.',
            '不用随机失活，播放到验证损失高于 0.4。它中途曾到过 0.25。',
          ),
          until: [
            { kind: 'setting', name: 'dropout', atMost: 0 },
            { kind: 'epochs', atLeast: 60 },
            { kind: 'loss', part: 'validation', above: 0.4 },
          ],
          solution: [{ do: 'epochs', count: 80 }],
          way: say('Press Play, and wait some 80 epochs.', '按“播放”，等大约 80 轮。'),
        },
      ],
    },
    {
      title: say('Leave some out', '让一些单元缺席'),
      text: [
        say(
          'With a dropout of 0.5, about half of the units are silent in each training step, others each time. No unit can rely on a certain other one. Those that are left are doubled, so that the sums keep their size.',
          '随机失活率为 0.5 时，每一步大约有一半单元不出声，每次换一批，谁也不能指望某个固定的伙伴。留下的单元乘以 2，好让总和的大小不变。',
        ),
      ],
      tasks: [
        {
          kind: 'do',
          text: say(
            'Set dropout to 0.5, start again, and play 80 epochs: the validation loss ends below 0.3.',
            '把随机失活设为 0.5，重新开始，播放 80 轮：验证损失最终低于 0.3。',
          ),
          until: [
            { kind: 'setting', name: 'dropout', atLeast: 0.4, atMost: 0.6 },
            { kind: 'epochs', atLeast: 80 },
            { kind: 'loss', part: 'validation', below: 0.3 },
          ],
          solution: [
            { do: 'change', settings: { dropout: 0.5 } },
            { do: 'again' },
            { do: 'epochs', count: 80 },
          ],
          way: say('Dropout 0.5, “Start again”, Play.', '随机失活 0.5，“重新开始”，播放。'),
        },
        {
          kind: 'choice',
          text: say(
            'In the loss curves, training now lies much higher. Why?',
            '在损失曲线上，训练损失现在高得多。为什么？',
          ),
          options: [
            {
              text: say(
                'It learns more slowly because of the learning rate',
                '因为学习率，它学得更慢',
              ),
              isRight: false,
              why: say('The learning rate is the same as before.', '学习率与之前相同。'),
            },
            {
              text: say('It is measured while units are missing', '它是在有单元缺席时量出来的'),
              isRight: true,
              why: say(
                'Each step is taken by another part of the network. When it is asked for answers, as for the validation loss, all units are there.',
                '每一步都由网络的另一部分来走。回答问题时（例如计算验证损失）所有单元都在。',
              ),
            },
          ],
          way: say(
            'While training, half of the units are silent; when answering, none.',
            '训练时一半单元不出声；回答时全都在。',
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
