import { expect, test } from 'vitest'
import { en } from '../../messages/en.ts'
import { zhCN } from '../../messages/zh-CN.ts'
import { narrationWords } from './narration-words.ts'

test.each([
  [{ epoch: 0, batch: 0, loss: 0.713 }, 'Before the first step, validation loss 0.71.'],
  [
    { epoch: 12, batch: 0, loss: 0.3142, change: -0.031 },
    'Epoch 12, validation loss 0.31, down 3%.',
  ],
  [
    { epoch: 12, batch: 4, loss: 0.5, change: 0.2 },
    'Epoch 12, minibatch 4, validation loss 0.5, up 20%.',
  ],
  [
    { epoch: 1200, batch: 0, loss: 0.3, change: -0.001 },
    'Epoch 1,200, validation loss 0.3, unchanged.',
  ],
  [{ epoch: 1, batch: 0, loss: 0.3 }, 'Epoch 1, validation loss 0.3.'],
])('%j is said in a sentence', (narration, sentence) => {
  expect(narrationWords(en, narration)).toBe(sentence)
})

test('in Chinese, too', () => {
  expect(narrationWords(zhCN, { epoch: 12, batch: 0, loss: 0.3142, change: -0.031 })).toBe(
    '第 12 轮，验证损失 0.31，下降 3%。',
  )
})
