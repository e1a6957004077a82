import { DEFAULT_CURRENCY } from '../domain/campaign/campaign-choice.ts'
import { numberFormat } from './number-format.ts'

/** Amounts of one currency in a language's own way. */
export interface Money {
  /** As entered, to the cent where there are cents: €4.50; of less than one unit finer: €0.002. */
  exact: (amount: number) => string
  /** A sum that was measured, to about three digits: €163,000. */
  rounded: (amount: number) => string
  /** The same in a few letters, for axes and labels: €163k. What stands together names its largest amount. */
  short: (amount: number, largest?: number) => string
  /** The sign or letters alone: €. */
  symbol: string
}

/** To choose from; any other that a plan names is offered beside them. */
export const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'CNY', 'JPY', 'INR', 'BRL', 'PLN', 'SEK']

/** The currency of a language's readers while nobody says otherwise. */
export function usualCurrency(locale: string): string {
  return locale === 'zh-CN' ? 'CNY' : DEFAULT_CURRENCY
}

const DIGITS = 3
/** An impression may cost a fifth of a cent. */
const SMALL_DECIMALS = 4
const YEN_OR_YUAN = ['CNY', 'JPY']
/** Below it Chinese has no shorter way of writing a sum that would be the same from one to the next. */
const SHORT_FROM = 1e5

export function moneyFor(locale: string, currency: string): Money {
  const style = {
    style: 'currency',
    currency,
    // Two currencies share the sign ¥: the language says which of them it stands for alone.
    currencyDisplay: YEN_OR_YUAN.includes(currency) ? 'symbol' : 'narrowSymbol',
  } as const
  const write = (amount: number, options: Intl.NumberFormatOptions) =>
    // A minus, not a hyphen, joined to the amount; and no minus before nothing.
    numberFormat(locale, { ...style, ...options, signDisplay: 'negative' })
      .format(amount)
      .replace('-', '−\u2060')
  const rounded = (amount: number) => write(toDigits(amount), { maximumFractionDigits: 0 })
  return {
    exact: (amount) =>
      write(
        amount,
        Number.isInteger(amount)
          ? { maximumFractionDigits: 0 }
          : { maximumFractionDigits: Math.abs(amount) < 1 ? SMALL_DECIMALS : 2 },
      ),
    rounded,
    short: (amount, largest = amount) =>
      locale.startsWith('zh') && Math.abs(largest) < SHORT_FROM
        ? rounded(amount)
        : write(toDigits(amount), { notation: 'compact', maximumSignificantDigits: DIGITS }),
    symbol:
      numberFormat(locale, style)
        .formatToParts(0)
        .find(({ type }) => type === 'currency')?.value ?? currency,
  }
}

/** Three digits, but whole units are never rounded away below a thousand. */
function toDigits(amount: number): number {
  return Math.abs(amount) < 1000 ? Math.round(amount) : Number(amount.toPrecision(DIGITS))
}
