import { type Cell } from './csv.ts'
import { Draws } from './draws.ts'
import { OPENINGS_ZH, PRODUCTS_ZH, SHOP_ZH, VERDICT_ZH } from './reviews-zh-words.ts'
import { dayOf, joined, reviews, type Said } from './reviews.ts'

const SLOTS = {
  很: ['很', '挺', '真的', '相当', '特别'],
  time: ['两周', '一个月', '三个月', '半年', '一年', '四天'],
  person: ['妈妈', '儿子', '女儿', '老公', '老婆', '室友', '爸爸'],
  month: ['一', '三', '五', '八', '十'],
}
const BUT = ['，不过', '，但是', '，就是', '。可惜', '，只是']
const BUT_GOOD = ['，不过', '，但是', '，好在', '。好在', '，但']
const AND = ['，而且', '，', '；', '，另外']
const ENDS = ['。', '。', '。', '！', '～', '，']
/** Wrong characters that are easily typed: they sound the same or nearly so. */
const SLIPS: readonly (readonly [string, string])[] = [
  ['的', '得'],
  ['得', '的'],
  ['在', '再'],
  ['已经', '以经'],
  ['做', '作'],
  ['就', '旧'],
  ['还', '海'],
  ['拉链', '拉练'],
  ['客服', '客户'],
  ['推荐', '推见'],
  ['音', '因'],
  ['没', '美'],
]

function join(draws: Draws, { opening, clauses, verdict }: Said): string {
  const but = (good: boolean) => (good ? BUT_GOOD : BUT)
  const body = joined(draws, clauses, { but, and: AND, stops: ENDS })
  const start = opening === undefined ? '' : opening + draws.oneOf(['，', '。'])
  const end = verdict === undefined ? '' : draws.oneOf(['，', '。', '！']) + verdict
  return start + body + end + draws.oneOf(['。', '。', '！', '～', ''])
}

/** Characters that sound the same; stops left out, and exclamation marks too many. */
function slips(draws: Draws, text: string): string {
  const slipped = draws
    .someOf(SLIPS, 3)
    .reduce((all, [right, wrong]) => all.replace(right, wrong), text)
  return draws.oneOf([
    slipped,
    slipped.replaceAll(/[，。]/g, ' ').trim(),
    slipped.replaceAll('。', '！！'),
    slipped.replace(/[。！～]$/, ''),
  ])
}

/** Reviews of a shop in Chinese; the last column says whether the writer recommends the product. */
export function productReviewsZh(): Record<string, Cell>[] {
  const draws = new Draws(808)
  const words = {
    products: PRODUCTS_ZH,
    shop: SHOP_ZH,
    verdict: VERDICT_ZH,
    openings: OPENINGS_ZH,
    slots: SLOTS,
    join,
    slips,
  }
  return reviews(draws, words).map((review, row) => ({
    评价编号: `P${10_000 + row}`,
    日期: dayOf(review),
    商品: review.product,
    晒图: draws.chance(0.3) ? '有' : '无',
    评分: review.stars,
    评价: review.text,
    推荐: review.recommended ? '是' : '否',
  }))
}
