import type { Messages } from '../en.ts'

export const classroom: Messages['classroom'] = {
  short: '课堂',
  title: '看神经网络怎样学习',
  lead: (rows, weights) =>
    `${rows} 行数据，一个有 ${weights} 个权重的网络。没有任何隐藏：您看到的每个数字，都是它学习时真正使用的。`,
  play: '播放',
  pause: '暂停',
  stepEpoch: '一轮',
  stepBatch: '一个小批量',
  restart: '重新开始',
  opening: '正在准备……',
  refused: '无法完成设置。',
  nav: '课堂的各部分',
  controls: '播放与单步',
  parts: {
    bench: '网络',
    health: '健康',
    settings: '设置',
    time: '时间机器',
    microscope: '显微镜',
    layers: '梯度',
    lessons: '课程',
    desk: '教学',
  },
  healthOf: (count) => `健康：${count}`,
}
