import type { KeptFailures } from '../en/kept-failures.ts'
import { formatFor } from '../format.ts'
import { quote } from '../quote.ts'
import { aside } from './aside.ts'

const format = formatFor('zh-CN')

export const keptFailures: KeptFailures = {
  storageFull: () =>
    '浏览器的存储空间已满，这次没有保存，原有内容没有丢失。请彻底清除不再需要的项目或模型（已删除的也占空间），或下载这个模型。',
  storageBlocked: ({ reason }) =>
    `这个浏览器不允许本页存储内容${aside(reason)}。请下载模型来保留它。`,
  storageShut: () =>
    '按照您的选择，这个标签页不保存任何内容。想保留的请下载，或在“存储”页选择重新开始保存。',
  storageNewer: () =>
    '存储的内容由更新版本的 Terrarium 写入。请刷新页面以获取新版本；没有任何改动。',
  storageDamaged: ({ reason }) =>
    `浏览器无法读取它存储的内容${aside(reason)}，没有删除任何内容。请先下载屏幕上的内容，再重新启动浏览器重试。`,
  storageClosed: () =>
    '操作完成之前，浏览器关闭了存储，可能是本网站的数据被清除了。屏幕上的内容还在：请重新保存或下载。',
  modelNotFound: () => '这个模型已不在浏览器中，可能在另一个标签页里被删除了。',
  projectNotFound: () => '这个项目已不在浏览器中，可能在另一个标签页里被删除了。',
  projectInUse: () =>
    '另一个标签页打开了这个项目并正在写入。请先在那边关闭它，或在这里打开并接管，然后再删除。',
  runNotFound: () => '这次训练已不在浏览器中，可能在另一个标签页里被删除了。',
  interrupted: ({ epochs }) => `训练在第 ${format.count(epochs)} 轮之后中断。`,
  projectDamaged: ({ reason }) => `无法读取这个项目：${reason} 不符合要求。没有改动任何内容。`,
  storedDamaged: () =>
    '保存在这里的内容已损坏，之前的一份也已损坏。如果您下载过副本，请打开那个文件。',
  dataNotKept: () => '这张表格的数据行没有保存在浏览器里。请重新打开文件以继续。',
  rowsDamaged: () => '保存在浏览器里的数据行已损坏，没有打开。请重新打开文件以继续。',
  modelDamaged: ({ reason }) =>
    `模型已损坏，没有打开${aside(reason)}。请使用另一份副本，或重新训练。`,
  notAModelFile: ({ name, reason }) =>
    `${quote(name)}不是 Terrarium 文件，或已损坏${aside(reason)}。没有改动任何内容。请打开另一份副本。`,
  fileTooLarge: ({ bytes, most }) =>
    `文件将有 ${format.bytes(bytes)}，而 Terrarium 文件至多 ${format.bytes(most)}。请不带数据行，或去掉一些模型。`,
  tooManyModels: ({ models }) =>
    `这个项目有 ${format.count(models)} 个模型，超出了 Terrarium 文件的上限。请删除一些，或在“模型”页单独下载。`,
  passphraseNeeded: ({ name }) => `${quote(name)}已加密。请输入密码。`,
  passphraseWrong: ({ name }) => `这个密码打不开${quote(name)}。请检查大小写和空格后再试。`,
  sealedDamaged: ({ name }) =>
    `${quote(name)}已加密，但已损坏或不完整。没有改动任何内容。请打开另一份副本。`,
  sealingUnavailable: () =>
    '浏览器在普通 HTTP 地址下不提供加密。请通过 HTTPS 或 localhost 打开本页。',
  notAClassPack: ({ name, reason }) =>
    `${quote(name)}不是课程包${aside(reason)}。没有打开任何内容。`,
  classPackTooLarge: ({ bytes, most }) =>
    `课程包至多 ${format.bytes(most)}，这个有 ${format.bytes(bytes)}。请减少行数，或单独分发表格。`,
  notAResult: ({ name }) => `${quote(name)}不是在课堂中保存的结果。`,
}
