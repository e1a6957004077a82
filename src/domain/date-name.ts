/** Words for a day in names of columns; "data" and "day" are words for too much else. */
const WORDS = new Set([
  ...['date', 'dates', 'datetime', 'datum', 'fecha', 'dob', 'birthday', 'birthdate'],
  ...['orderdate', 'startdate', 'enddate', 'duedate'],
])

/** Whether a column's name says that it holds dates: "order_date", "OrderDate", "Datum", "下单日期". */
export function isDateName(name: string): boolean {
  if (/日期|生日/.test(name)) return true
  const words = name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
  return words.some((word) => WORDS.has(word))
}
