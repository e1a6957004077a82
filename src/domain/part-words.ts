import type { RowUse } from './split-parts.ts'

const WORDS: Record<RowUse, readonly string[]> = {
  train: ['train', 'training', 'trn', 'tr', 'learn', 'fit', '训练', '训练集', '学习'],
  validation: [
    'validation',
    'validate',
    'valid',
    'val',
    'dev',
    'development',
    'check',
    '验证',
    '验证集',
    '校验',
    '检查',
  ],
  test: ['test', 'testing', 'tst', 'te', 'holdout', 'oos', '测试', '测试集', '留出'],
  unused: ['unused', 'ignore', 'exclude', 'none', '不使用', '不用', '排除'],
}

const USES = new Map(
  Object.entries(WORDS).flatMap(([use, words]) =>
    words.map((word) => [word, use as RowUse] as const),
  ),
)

/** Which part a word names, in any case and with marks between its parts ("hold-out"); undefined: none. */
export function partOfWord(text: string): RowUse | undefined {
  return USES.get(
    text
      .trim()
      .toLowerCase()
      .replace(/[\s_-]+/g, '')
      .replace(/(set|data)$/, ''),
  )
}
