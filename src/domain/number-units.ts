/** Signs and words for money: before or after the number. Lower case. */
const CURRENCIES: ReadonlySet<string> = new Set(
  (
    '€ $ £ ¥ ₹ ₩ ₽ ₺ ₴ ₫ ฿ ₱ ₪ r$ us$ a$ c$ hk$ nt$ s$ kr zł kč fr. rs rs. ' +
    'eur usd gbp jpy cny rmb chf cad aud nzd hkd twd sgd inr krw rub try brl mxn zar sek nok dkk pln czk huf ' +
    '元 圆 块 块钱 人民币 美元 欧元 英镑 日元 港元 港币 円 euro euros dollar dollars yuan'
  ).split(' '),
)

/** What else may stand behind a number without being part of its meaning. Lower case, `m²` written `m2`. */
const UNITS: ReadonlySet<string> = new Set(
  (
    '% ‰ percent pct pt pp bp bps ' +
    'mg g kg t lb lbs oz mm cm m km mi mile miles ft in inch yd mm2 cm2 m2 km2 sqm sqft ha acres m3 ml cl l gal ' +
    'ms s sec secs second seconds min mins minute minutes h hr hrs hour hours d day days week weeks wk month ' +
    'months mo year years yr yrs y.o. °c °f °k ° v w kw mw kwh mwh wh hz khz mhz ghz kb mb gb tb kbps mbps gbps ' +
    'km/h kmh mph m/s mpg rpm hp ps bhp cc nm bar psi kcal cal kj px dpi mah db x times pcs pc pieces people ' +
    'persons users visits clicks views points stars ' +
    '岁 年 个月 月 周 天 日 小时 分钟 分 秒 次 个 人 人次 件 条 张 台 辆 套 间 户 米 厘米 毫米 公里 千米 里 平 平方米 平米 ' +
    '亩 公顷 公斤 千克 克 斤 吨 升 毫升 度 倍 元/月 元/平米 元/平方米'
  ).split(' '),
)

/** One spelling for comparison: lower case, without the full stop of an abbreviation. */
export function unitKey(unit: string): string {
  const lower = unit.trim().toLowerCase()
  return lower.length > 2 && lower.endsWith('.') && lower !== 'y.o.' ? lower.slice(0, -1) : lower
}

/** Whether a text is money. */
export function isCurrency(unit: string): boolean {
  return CURRENCIES.has(unit.trim().toLowerCase()) || CURRENCIES.has(unitKey(unit))
}

/** Whether a text may stand behind a number. */
export function isUnit(unit: string): boolean {
  return isCurrency(unit) || UNITS.has(unitKey(unit))
}
