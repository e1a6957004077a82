import type { Messages } from '../en.ts'

export const aids: Messages['aids'] = {
  title: '看与听',
  how: '用一句话说明正在发生什么：播放时最多每五秒读出一次，每走一步后读出一次。',
  atEpoch: (epoch, loss, change) =>
    `第 ${epoch} 轮，验证损失 ${loss}${change === undefined ? '' : `，${change}`}。`,
  atBatch: (epoch, batch, loss, change) =>
    `第 ${epoch} 轮之后第 ${batch} 个小批量，验证损失 ${loss}${change === undefined ? '' : `，${change}`}。`,
  beginning: (loss) => `第一步之前，验证损失 ${loss}。`,
  down: (percent) => `下降 ${percent}`,
  up: (percent) => `上升 ${percent}`,
  same: '没有变化',
  projector: '投影模式',
  projectorHelp: '更大的字，更粗的线，更强的对比。',
  sounds: '听损失',
  soundsHelp: '每幅图一个音：音越低，验证损失越小。',
  mute: '浏览器没有给页面声音。',
}
