/**
 * Row i of out = row order[i] of x.
 * @param order [rows] u32
 * @param columns of out and x, a multiple of 4
 */
export function gatherRows(out: usize, x: usize, order: usize, rows: u32, columns: u32): void {
  const stride = (columns as usize) << 2
  const end = order + ((rows as usize) << 2)
  for (; order < end; order += 4) {
    let from = x + (load<u32>(order) as usize) * stride
    const next = out + stride
    for (; out < next; out += 16) {
      v128.store(out, v128.load(from))
      from += 16
    }
  }
}

/** x[rows × stride] ← 0 in the columns from `columns` on. */
export function clearPadding(x: usize, rows: u32, columns: u32, stride: u32): void {
  const end = x + (((rows as usize) * stride) << 2)
  for (; x < end; x += (stride as usize) << 2) {
    for (let column = columns; column < stride; column++)
      store<f32>(x + ((column as usize) << 2), 0)
  }
}
