import { addProduct } from './add-product'

/**
 * The matrix product that forward pass, weight gradient and input gradient are made of:
 * out[m × n] = a · b + start, row by row of 4 × 8 tiles whose sums stay in registers.
 *
 * Element (row, i) of `a` lies at a + row · rowStep + i · termStep (bytes), so that the same loop multiplies by a
 * matrix (rowStep = its stride, termStep = 4) and by its transpose (rowStep = 4, termStep = its stride).
 * @param out [m × n]
 * @param b [k × n]
 * @param start [m × n] or [n] what the sums start from: a bias, zeros, or `out` itself
 * @param startStep from one row of `start` to the next (bytes); 0: one row for all
 * @param m rows, a multiple of 4
 * @param n columns, a multiple of 4
 * @param k terms of each sum
 */
export function multiply(
  out: usize,
  a: usize,
  rowStep: usize,
  termStep: usize,
  b: usize,
  start: usize,
  startStep: usize,
  m: u32,
  n: u32,
  k: u32,
): void {
  const stride = (n as usize) << 2
  let column: usize = 0
  // Columns outside, rows inside: the eight columns of b stay in the first-level cache.
  for (; column + 32 <= stride; column += 32) {
    const from = start + column
    Strip.tiles(true, out + column, a, rowStep, termStep, b + column, from, startStep, m, stride, k)
  }
  if (column < stride) {
    const from = start + column
    Strip.tiles(
      false,
      out + column,
      a,
      rowStep,
      termStep,
      b + column,
      from,
      startStep,
      m,
      stride,
      k,
    )
  }
}

/** Columns of the product. A class, because only a method can be marked to be inlined and still be TypeScript. */
class Strip {
  /** @param wide eight columns, else four: constant in each call, so that four are compiled without the rest */
  @inline
  static tiles(
    wide: bool,
    out: usize,
    a: usize,
    rowStep: usize,
    termStep: usize,
    b: usize,
    start: usize,
    startStep: usize,
    m: u32,
    stride: usize,
    k: u32,
  ): void {
    const zero = f32x4.splat(0)
    for (let row: u32 = 0; row < m; row += 4) {
      let a0 = a
      let a1 = a0 + rowStep
      let a2 = a1 + rowStep
      let a3 = a2 + rowStep
      a = a3 + rowStep
      let term = b
      let l0 = v128.load(start)
      let r0 = wide ? v128.load(start, 16) : zero
      start += startStep
      let l1 = v128.load(start)
      let r1 = wide ? v128.load(start, 16) : zero
      start += startStep
      let l2 = v128.load(start)
      let r2 = wide ? v128.load(start, 16) : zero
      start += startStep
      let l3 = v128.load(start)
      let r3 = wide ? v128.load(start, 16) : zero
      start += startStep
      for (let i = k; i > 0; i--) {
        const bl = v128.load(term)
        const br = wide ? v128.load(term, 16) : zero
        const x0 = v128.load32_splat(a0)
        l0 = addProduct(l0, x0, bl)
        if (wide) r0 = addProduct(r0, x0, br)
        const x1 = v128.load32_splat(a1)
        l1 = addProduct(l1, x1, bl)
        if (wide) r1 = addProduct(r1, x1, br)
        const x2 = v128.load32_splat(a2)
        l2 = addProduct(l2, x2, bl)
        if (wide) r2 = addProduct(r2, x2, br)
        const x3 = v128.load32_splat(a3)
        l3 = addProduct(l3, x3, bl)
        if (wide) r3 = addProduct(r3, x3, br)
        a0 += termStep
        a1 += termStep
        a2 += termStep
        a3 += termStep
        term += stride
      }
      v128.store(out, l0)
      if (wide) v128.store(out, r0, 16)
      out += stride
      v128.store(out, l1)
      if (wide) v128.store(out, r1, 16)
      out += stride
      v128.store(out, l2)
      if (wide) v128.store(out, r2, 16)
      out += stride
      v128.store(out, l3)
      if (wide) v128.store(out, r3, 16)
      out += stride
    }
  }
}
