import { csvRecord } from '../../domain/csv-text.ts'
import { trustedTypes } from '../../protocol/trusted-types.ts'

/** Of this module alone, for `DOMParser`: in its documents no script runs and nothing is fetched. */
const policy = trustedTypes?.createPolicy('pasted-table', { createHTML: (html) => html })

/** Cells of a pasted table; one of a few bytes may claim to reach over a thousand columns. */
const MOST_CELLS = 1_000_000

/**
 * The table that was copied from a web page or a spreadsheet, as CSV.
 * @returns undefined where the plain text is the table already, or there is none of two rows or more
 */
export function pastedTable(data: DataTransfer): string | undefined {
  if (data.getData('text/plain').includes('\t')) return undefined
  const html = data.getData('text/html')
  if (!/<table/i.test(html)) return undefined
  const page = new DOMParser().parseFromString(
    (policy?.createHTML(html) ?? html) as string,
    'text/html',
  )
  const tables = [...page.querySelectorAll('table')].map(({ rows }) => [...rows])
  const cellsIn = (rows: HTMLTableRowElement[]) =>
    rows.reduce((sum, { cells }) => sum + cells.length, 0)
  const [largest = []] = tables.sort((a, b) => cellsIn(b) - cellsIn(a))
  return largest.length < 2 ? undefined : textsOf(largest).map(csvRecord).join('\n')
}

/** What stands in each row. A cell over several rows stands in each of them; one over several columns in the first. */
function textsOf(rows: readonly HTMLTableRowElement[]): string[][] {
  const down = new Map<number, { text: string; left: number }>()
  let room = MOST_CELLS
  return rows.map((row) => {
    const texts: string[] = []
    const takeFromAbove = () => {
      for (let above = down.get(texts.length); above; above = down.get(texts.length)) {
        if (--above.left === 0) down.delete(texts.length)
        texts.push(above.text)
      }
    }
    takeFromAbove()
    for (const cell of row.cells) {
      const text = textOf(cell)
      for (let k = 0; k < cell.colSpan && room > 0; k++, room--) {
        const own = k === 0 ? text : ''
        if (cell.rowSpan > 1) down.set(texts.length, { text: own, left: cell.rowSpan - 1 })
        texts.push(own)
      }
      takeFromAbove()
    }
    return texts
  })
}

/** As it is seen: on one line, without what is code or hidden in a page. */
function textOf(cell: HTMLTableCellElement): string {
  for (const unseen of cell.querySelectorAll('script, style, template, table')) unseen.remove()
  for (const gap of cell.querySelectorAll('br, p, div, li')) gap.before(' ')
  return cell.textContent.replaceAll(/\s+/g, ' ').trim()
}
