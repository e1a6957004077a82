/** out[columns × rows] = the transpose of x[rows × columns], in blocks of 4 × 4; both multiples of 4. */
export function transpose(out: usize, x: usize, rows: u32, columns: u32): void {
  const from = (columns as usize) << 2
  const to = (rows as usize) << 2
  for (let row: usize = 0; row < to; row += 16) {
    let source = x + (row >> 2) * from
    let target = out + row
    for (let column: u32 = 0; column < columns; column += 4) {
      const a = v128.load(source)
      const b = v128.load(source + from)
      const c = v128.load(source + 2 * from)
      const d = v128.load(source + 3 * from)
      // a0 b0 a1 b1, a2 b2 a3 b3, and the same of c and d
      const abLow = v128.shuffle<f32>(a, b, 0, 4, 1, 5)
      const abHigh = v128.shuffle<f32>(a, b, 2, 6, 3, 7)
      const cdLow = v128.shuffle<f32>(c, d, 0, 4, 1, 5)
      const cdHigh = v128.shuffle<f32>(c, d, 2, 6, 3, 7)
      v128.store(target, v128.shuffle<f64>(abLow, cdLow, 0, 2))
      v128.store(target + to, v128.shuffle<f64>(abLow, cdLow, 1, 3))
      v128.store(target + 2 * to, v128.shuffle<f64>(abHigh, cdHigh, 0, 2))
      v128.store(target + 3 * to, v128.shuffle<f64>(abHigh, cdHigh, 1, 3))
      source += 16
      target += to << 2
    }
  }
}
