/**
 * The matrix product that forward pass, weight gradient and input gradient are made of:
 * out[m × n] = a · b + bias, row by row of 4 × 8 tiles whose sums stay in registers.
 *
 * Element (row, i) of `a` lies at a + row · rowStep + i · termStep (bytes), so that the same loop multiplies by a
 * matrix (rowStep = its stride, termStep = 4) and by its transpose (rowStep = 4, termStep = its stride).
 * @param out [m × n]
 * @param b [k × n]
 * @param bias [n] what each row starts from; 0: nothing
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
  bias: usize,
  m: u32,
  n: u32,
  k: u32,
): void {
  const stride = (n as usize) << 2
  let column: usize = 0
  // Columns outside, rows inside: the eight columns of b stay in the first-level cache.
  for (; column + 32 <= stride; column += 32) {
    const start = bias ? bias + column : 0
    eightColumns(out + column, a, rowStep, termStep, b + column, start, m, stride, k)
  }
  if (column < stride) {
    const start = bias ? bias + column : 0
    fourColumns(out + column, a, rowStep, termStep, b + column, start, m, stride, k)
  }
}

function eightColumns(
  out: usize,
  a: usize,
  rowStep: usize,
  termStep: usize,
  b: usize,
  bias: usize,
  m: u32,
  stride: usize,
  k: u32,
): void {
  const left = bias ? v128.load(bias) : f32x4.splat(0)
  const right = bias ? v128.load(bias, 16) : f32x4.splat(0)
  for (let row: u32 = 0; row < m; row += 4) {
    let a0 = a
    let a1 = a0 + rowStep
    let a2 = a1 + rowStep
    let a3 = a2 + rowStep
    a = a3 + rowStep
    let term = b
    let l0 = left
    let l1 = left
    let l2 = left
    let l3 = left
    let r0 = right
    let r1 = right
    let r2 = right
    let r3 = right
    for (let i = k; i > 0; i--) {
      const bl = v128.load(term)
      const br = v128.load(term, 16)
      const x0 = v128.load32_splat(a0)
      l0 = f32x4.add(l0, f32x4.mul(x0, bl))
      r0 = f32x4.add(r0, f32x4.mul(x0, br))
      const x1 = v128.load32_splat(a1)
      l1 = f32x4.add(l1, f32x4.mul(x1, bl))
      r1 = f32x4.add(r1, f32x4.mul(x1, br))
      const x2 = v128.load32_splat(a2)
      l2 = f32x4.add(l2, f32x4.mul(x2, bl))
      r2 = f32x4.add(r2, f32x4.mul(x2, br))
      const x3 = v128.load32_splat(a3)
      l3 = f32x4.add(l3, f32x4.mul(x3, bl))
      r3 = f32x4.add(r3, f32x4.mul(x3, br))
      a0 += termStep
      a1 += termStep
      a2 += termStep
      a3 += termStep
      term += stride
    }
    v128.store(out, l0)
    v128.store(out, r0, 16)
    out += stride
    v128.store(out, l1)
    v128.store(out, r1, 16)
    out += stride
    v128.store(out, l2)
    v128.store(out, r2, 16)
    out += stride
    v128.store(out, l3)
    v128.store(out, r3, 16)
    out += stride
  }
}

function fourColumns(
  out: usize,
  a: usize,
  rowStep: usize,
  termStep: usize,
  b: usize,
  bias: usize,
  m: u32,
  stride: usize,
  k: u32,
): void {
  const start = bias ? v128.load(bias) : f32x4.splat(0)
  for (let row: u32 = 0; row < m; row += 4) {
    let a0 = a
    let a1 = a0 + rowStep
    let a2 = a1 + rowStep
    let a3 = a2 + rowStep
    a = a3 + rowStep
    let term = b
    let s0 = start
    let s1 = start
    let s2 = start
    let s3 = start
    for (let i = k; i > 0; i--) {
      const y = v128.load(term)
      s0 = f32x4.add(s0, f32x4.mul(v128.load32_splat(a0), y))
      s1 = f32x4.add(s1, f32x4.mul(v128.load32_splat(a1), y))
      s2 = f32x4.add(s2, f32x4.mul(v128.load32_splat(a2), y))
      s3 = f32x4.add(s3, f32x4.mul(v128.load32_splat(a3), y))
      a0 += termStep
      a1 += termStep
      a2 += termStep
      a3 += termStep
      term += stride
    }
    v128.store(out, s0)
    out += stride
    v128.store(out, s1)
    out += stride
    v128.store(out, s2)
    out += stride
    v128.store(out, s3)
    out += stride
  }
}
