import type { Template } from './campaign-choice.ts'

const WORDS: readonly [Template, RegExp][] = [
  ['churn', /churn|attrit|\bexit|\bleft\b|\bleav|cancel|unsubscri|流失|退订|离网|离职/iu],
  ['click', /click|\bctr\b|点击/iu],
  [
    'purchase',
    /bought|\bbuy|purchas|\border|subscri|conver|respon|deposit|购买|下单|成交|转化|响应/iu,
  ],
]

/** What a campaign would be for, by the name of the column that is predicted; undefined where it does not say. */
export function suggestTemplate(target: string): Template | undefined {
  const words = target.replace(/[_.-]/g, ' ').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
  return WORDS.find(([, pattern]) => pattern.test(words))?.[0]
}
