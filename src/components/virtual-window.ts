/** Browsers draw elements up to some 17 million pixels only (Firefox); longer lists scroll proportionally. */
const MAX_HEIGHT = 8_000_000

/** Which rows of a long list to draw, and where. */
export interface RowWindow {
  /** Pixels: height of the whole list as the scroll bar sees it. */
  height: number
  /** First row to draw, and how many. */
  start: number
  count: number
  /** Pixels from the top of the list to the first drawn row. */
  offset: number
}

/**
 * Rows of a list of `total` rows of `rowHeight` pixels that a viewport of `viewport` pixels shows at
 * `scrollTop`, with `overscan` more on both sides. Lists too long for a browser are squeezed: the end of
 * the scroll bar is still the last row, and a page of scrolling never skips a row unseen below 1 million rows.
 */
export function rowWindow(
  total: number,
  rowHeight: number,
  viewport: number,
  scrollTop: number,
  overscan = 4,
): RowWindow {
  const full = total * rowHeight
  const height = Math.min(full, MAX_HEIGHT)
  const reach = Math.max(0, height - viewport)
  const at = Math.min(Math.max(0, scrollTop), reach)
  // Pixels from the top of the unsqueezed list.
  const position = reach === 0 ? 0 : (at / reach) * Math.max(0, full - viewport)
  const start = Math.max(0, Math.floor(position / rowHeight) - overscan)
  const end = Math.min(total, Math.ceil((position + viewport) / rowHeight) + overscan)
  return { height, start, count: end - start, offset: at + start * rowHeight - position }
}

/** Columns whose span touches the pixels `left` to `left + viewport`; `edges` holds columns + 1 positions. */
export function columnWindow(
  edges: readonly number[],
  left: number,
  viewport: number,
): { start: number; end: number } {
  const columns = edges.length - 1
  let start = 0
  while (start < columns - 1 && (edges[start + 1] ?? 0) <= left) start++
  let end = start
  while (end < columns && (edges[end] ?? 0) < left + viewport) end++
  return { start, end }
}
