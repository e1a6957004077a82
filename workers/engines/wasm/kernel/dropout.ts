/**
 * Multiplies outputs and slopes by the mask of `src/domain/dropout.ts`, drawn here: 0 where the random bits of
 * (row, unit) are below `threshold`, else `kept`. The bits are those of `src/domain/random.ts` (triple32).
 * @param y [rows × stride]
 * @param slope [rows × stride]
 * @param start what the bits of element 0 are mixed from; element i has start + i
 * @param threshold rate · 2³², rounded up
 */
export function dropout(
  y: usize,
  slope: usize,
  rows: u32,
  units: u32,
  stride: u32,
  start: u32,
  threshold: u32,
  kept: f32,
): void {
  const scale = f32x4.splat(kept)
  const limit = i32x4.splat(threshold)
  for (let row: u32 = 0; row < rows; row++) {
    let counter = i32x4.add(i32x4.splat(start + row * units), i32x4(0, 1, 2, 3))
    for (let unit: u32 = 0; unit < stride; unit += 4) {
      const mask = v128.andnot(scale, i32x4.lt_u(mix(counter), limit))
      v128.store(y, f32x4.mul(v128.load(y), mask))
      v128.store(slope, f32x4.mul(v128.load(slope), mask))
      counter = i32x4.add(counter, i32x4.splat(4))
      y += 16
      slope += 16
    }
  }
}

function mix(x: v128): v128 {
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 17)), i32x4.splat(0xed5ad4bb))
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 11)), i32x4.splat(0xac4c1b51))
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 15)), i32x4.splat(0x31848bab))
  return v128.xor(x, i32x4.shr_u(x, 14))
}
