/**
 * out = start + x · kernel, in tiles of 4 rows × 4 units whose sums stay in registers while the terms pass by one
 * after the other. Not unrolled: measured, that is as fast or slower, because engines run out of registers.
 * @param out [rows × stride]
 * @param x [rows × xStride], of which the first `terms` columns count
 * @param kernel [stride / 32][terms][4]: the kernel in panels of 4 columns
 * @param start [rows × startStride] what the sums begin with; may be `out`. A stride of 0: the same for every row
 * @param rows a multiple of 4
 */
export function addProducts(
  out: usize,
  stride: usize,
  x: usize,
  xStride: usize,
  kernel: usize,
  terms: u32,
  start: usize,
  startStride: usize,
  rows: u32,
): void {
  const panel = (terms as usize) << 5
  // Panels outside, rows inside: a panel stays in the first-level cache.
  for (let column: usize = 0; column < stride; column += 32) {
    const end = kernel + panel
    let nextX = x
    let from = start + column
    let to = out + column
    for (let row: u32 = 0; row < rows; row += 4) {
      let l0 = v128.load(from)
      let r0 = v128.load(from, 16)
      from += startStride
      let l1 = v128.load(from)
      let r1 = v128.load(from, 16)
      from += startStride
      let l2 = v128.load(from)
      let r2 = v128.load(from, 16)
      from += startStride
      let l3 = v128.load(from)
      let r3 = v128.load(from, 16)
      from += startStride
      let x0 = nextX
      let x1 = x0 + xStride
      let x2 = x1 + xStride
      let x3 = x2 + xStride
      nextX = x3 + xStride
      for (let term = kernel; term < end; term += 32) {
        const l = v128.load(term)
        const r = v128.load(term, 16)
        const a = v128.load64_splat(x0)
        l0 = f64x2.add(l0, f64x2.mul(a, l))
        r0 = f64x2.add(r0, f64x2.mul(a, r))
        const b = v128.load64_splat(x1)
        l1 = f64x2.add(l1, f64x2.mul(b, l))
        r1 = f64x2.add(r1, f64x2.mul(b, r))
        const c = v128.load64_splat(x2)
        l2 = f64x2.add(l2, f64x2.mul(c, l))
        r2 = f64x2.add(r2, f64x2.mul(c, r))
        const d = v128.load64_splat(x3)
        l3 = f64x2.add(l3, f64x2.mul(d, l))
        r3 = f64x2.add(r3, f64x2.mul(d, r))
        x0 += 8
        x1 += 8
        x2 += 8
        x3 += 8
      }
      v128.store(to, l0)
      v128.store(to, r0, 16)
      to += stride
      v128.store(to, l1)
      v128.store(to, r1, 16)
      to += stride
      v128.store(to, l2)
      v128.store(to, r2, 16)
      to += stride
      v128.store(to, l3)
      v128.store(to, r3, 16)
      to += stride
    }
    kernel = end
  }
}
