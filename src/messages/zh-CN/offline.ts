import type { Messages } from '../en.ts'

export const offline: Messages['offline'] = {
  newer: 'Terrarium 有新版本可用，方便时请重新加载。',
  newerLater: 'Terrarium 有新版本可用，等当前的计算结束后即可更新。',
  reload: '重新加载',
  kept: '没有网络也能使用。',
  install: '安装为应用',
  download: '下载本应用',
  downloadNote: 'ZIP 压缩包，附校验和，可放在任何网页服务器上运行',
  noDownload:
    '这里无法下载：没有网络，或者当前使用的就是下载得到的副本。如果是副本，请直接转交原来的 ZIP 文件。',
}
