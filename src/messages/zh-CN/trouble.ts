import type { Messages } from '../en.ts'

export const trouble: Messages['trouble'] = {
  title: 'Terrarium 自身出错了。',
  text: '这是程序的问题，与您的文件无关。您可以继续使用，保存在这个浏览器里的内容都还在；如果显示不正常，请重新加载页面。',
  reload: '重新加载页面',
  goOn: '继续',
  details: '详细信息',
  stays: '除非您复制，这段文字只留在这里。其中可能带有表格里的字词，转交他人之前请先看一遍。',
  copy: '复制详细信息',
  copied: '已复制。',
  byHand: '浏览器不允许页面复制，请手动复制这段文字。',
  brokenTitle: '无法显示此页',
  brokenText: '其他页面照常可用，保存在这个浏览器里的内容都还在。',
  missingTitle: '无法加载此页',
  missingText:
    '此页在第一次打开时才加载，而服务器没有响应，或者已经换成新版本。内容没有丢失，请重新加载页面。',
  again: '重试',
}
