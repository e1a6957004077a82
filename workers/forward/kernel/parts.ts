/**
 * out = start + value · kernel row, in each row one input with its value; then + offset − offset, which rounds to
 * multiples of the last place of `offset` (0: not at all).
 * @param out [rows × stride]; may be `start`
 * @param start [rows × stride]
 * @param kernel [inputs × stride]
 * @param inputs [rows] u32: which row of the kernel
 * @param values [rows]
 */
export function addParts(
  out: usize,
  start: usize,
  stride: usize,
  kernel: usize,
  inputs: usize,
  values: usize,
  rows: u32,
  offset: f64,
): void {
  const offsets = f64x2.splat(offset)
  for (; rows > 0; rows--) {
    const value = v128.load64_splat(values)
    let part = kernel + (load<u32>(inputs) as usize) * stride
    inputs += 4
    values += 8
    const end = out + stride
    for (; out < end; out += 32) {
      const l = f64x2.add(v128.load(start), f64x2.mul(value, v128.load(part)))
      const r = f64x2.add(v128.load(start, 16), f64x2.mul(value, v128.load(part, 16)))
      v128.store(out, f64x2.sub(f64x2.add(l, offsets), offsets))
      v128.store(out, f64x2.sub(f64x2.add(r, offsets), offsets), 16)
      start += 32
      part += 32
    }
  }
}
