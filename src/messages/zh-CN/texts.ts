import type { Messages } from '../en.ts'
import { quote } from '../quote.ts'

function runsOf(part: string, from: string, to: string): string {
  if (to === '1') return `单个的${part}`
  return from === to ? `连续 ${to} 个${part}` : `连续 ${from} 到 ${to} 个${part}`
}

export const texts: Messages['texts'] = {
  medianWords: '词数的中位数',
  some: '其中一些',
  summary: (words, example) => `约 ${words} 个词：${example}`,
  noWords: '没有词：全部为 0',
  emptyText: '空缺：视为没有词的文本。',
  noteNoText: (n, column) => `${quote(column)}有 ${n} 行为空，视为没有词的文本。`,
  wordGrams: (from, to) => runsOf('词', from, to),
  characterGrams: (from, to) => `词内${runsOf('字符', from, to)}`,
  words: '按词读取',
  wordsHelp: '词对能区分“不 好”和“好”。中文先切分成词。',
  wordChoices: {
    off: '不读取',
    single: '单个词',
    pairs: '单个词和词对',
    triples: '最多连续三个词',
    own: '按实验中的设置',
  },
  characters: '按字符读取',
  charactersHelp: '词的片段不怕拼写错误和词尾变化，但更费时间。',
  characterChoices: {
    off: '不读取',
    few: '连续 1 到 3 个',
    some: '连续 2 到 4 个',
    many: '连续 3 到 5 个',
    own: '按实验中的设置',
  },
  bucketsHelp:
    '读到的内容共用这么多输入。越多越能区分不同的词，但占用更多内存，也需要更多行来学习。',
  lowercase: '不区分大小写',
  idf: '少见的词权重更大（TF-IDF）',
  sublinear: '重复的词少算',
  sublinearHelp: '出现 n 次的词计为 1 + ln n。',
  ofAll: '自由文本',
  ofAllHow: '对词和词对计数，它们共用一些输入。',
  sharing: (n) => `计数，共用 ${n} 个输入`,
  weighed: '训练行中越少见，权重越大',
  gram: (gram, weight) => `“${gram}”${weight}`,
  gramSeparator: '，',
}
