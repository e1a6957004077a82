/*
 * Sums down the columns of matrices [rows × columns]; columns a multiple of 4. out[columns] = start[columns] + the
 * sum, which is made before it is added: many rows in blocks lose fewer digits than one by one.
 */

/** out = start + Σ x */
export function columnSums(out: usize, start: usize, x: usize, rows: u32, columns: u32): void {
  Columns.add(PLAIN, out, start, x, 0, rows, columns)
}

/** out = start + Σ (x − mean)². @param mean [columns] */
export function columnSquares(
  out: usize,
  start: usize,
  x: usize,
  mean: usize,
  rows: u32,
  columns: u32,
): void {
  Columns.add(SQUARES, out, start, x, mean, rows, columns)
}

/** out = start + Σ x · y */
export function columnProducts(
  out: usize,
  start: usize,
  x: usize,
  y: usize,
  rows: u32,
  columns: u32,
): void {
  Columns.add(PRODUCTS, out, start, x, y, rows, columns)
}

const PLAIN = 0
const SQUARES = 1
const PRODUCTS = 2

/** A class, because only a method can be marked to be inlined and still be TypeScript. */
class Columns {
  /** @param kind constant in each call, so that nothing is asked inside of the loops */
  @inline
  static add(
    kind: i32,
    out: usize,
    start: usize,
    x: usize,
    y: usize,
    rows: u32,
    columns: u32,
  ): void {
    const stride = (columns as usize) << 2
    let column: usize = 0
    // Sixteen columns are a line of the cache.
    for (; column + 64 <= stride; column += 64) {
      let a = f32x4.splat(0)
      let b = f32x4.splat(0)
      let c = f32x4.splat(0)
      let d = f32x4.splat(0)
      let from = x + column
      let other = y + column
      for (let row: u32 = 0; row < rows; row++) {
        a = f32x4.add(a, Columns.term(kind, from, other))
        b = f32x4.add(b, Columns.term(kind, from + 16, other + 16))
        c = f32x4.add(c, Columns.term(kind, from + 32, other + 32))
        d = f32x4.add(d, Columns.term(kind, from + 48, other + 48))
        from += stride
        if (kind == PRODUCTS) other += stride
      }
      const to = out + column
      const begin = start + column
      v128.store(to, f32x4.add(v128.load(begin), a))
      v128.store(to, f32x4.add(v128.load(begin, 16), b), 16)
      v128.store(to, f32x4.add(v128.load(begin, 32), c), 32)
      v128.store(to, f32x4.add(v128.load(begin, 48), d), 48)
    }
    for (; column < stride; column += 16) {
      let sum = f32x4.splat(0)
      let from = x + column
      let other = y + column
      for (let row: u32 = 0; row < rows; row++) {
        sum = f32x4.add(sum, Columns.term(kind, from, other))
        from += stride
        if (kind == PRODUCTS) other += stride
      }
      v128.store(out + column, f32x4.add(v128.load(start + column), sum))
    }
  }

  @inline
  static term(kind: i32, x: usize, y: usize): v128 {
    const value = v128.load(x)
    if (kind == PLAIN) return value
    if (kind == PRODUCTS) return f32x4.mul(value, v128.load(y))
    const error = f32x4.sub(value, v128.load(y))
    return f32x4.mul(error, error)
  }
}
