/**
 * Row i of out = row order[i] of x.
 * @param out [rows × stride]; the padding stays as it is
 * @param x [… × columns], not padded: a table is not to cost more than its numbers
 * @param order [rows] u32; 0: the rows as they lie
 */
export function gatherRows(
  out: usize,
  x: usize,
  order: usize,
  rows: u32,
  columns: u32,
  stride: u32,
): void {
  const bytes = (columns as usize) << 2
  const vectors = bytes & ~15
  for (let i: u32 = 0; i < rows; i++) {
    const from = x + rowAt(order, i) * bytes
    let at: usize = 0
    for (; at < vectors; at += 16) v128.store(out + at, v128.load(from + at))
    for (; at < bytes; at += 4) store<f32>(out + at, load<f32>(from + at))
    out += (stride as usize) << 2
  }
}

/** order[i], or i where there is no order. */
export function rowAt(order: usize, i: u32): usize {
  return order ? (load<u32>(order + ((i as usize) << 2)) as usize) : (i as usize)
}

/** x[rows × stride] ← 0 in the columns from `columns` on. */
export function clearPadding(x: usize, rows: u32, columns: u32, stride: u32): void {
  const end = x + (((rows as usize) * stride) << 2)
  for (; x < end; x += (stride as usize) << 2) {
    for (let column = columns; column < stride; column++)
      store<f32>(x + ((column as usize) << 2), 0)
  }
}
